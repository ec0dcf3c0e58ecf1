// What people hold under a scanner, and what it is taken for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestScan, recogniseScan, toShow } from '../../../common/contract/scanned.ts';
import { newTrackToken } from '../../../server/store/secrets.ts';

const token = '8MsVq0PCdrT1xYz_-a3b';
const swapCase = (text: string) =>
  text.replace(/[a-z]/gi, letter => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()));

describe('a ticket of ours', () => {
  it.each([
    ['its QR', `http://192.168.1.20:8080/t/${token}`],
    ['behind a name and https', `https://so.phuong-a.example.vn/t/${token}`],
    ['with something behind', `https://so.example.vn/t/${token}?lang=en`],
    ['with the line end of the scanner', `http://10.0.0.2:8080/t/${token}\r\n`],
    ['with a byte-order mark and an AIM identifier', `\ufeff]Q1http://10.0.0.2:8080/t/${token}`],
    ['between STX and ETX', `\x02http://10.0.0.2:8080/t/${token}\x03`],
    ['typed while Caps Lock was on', swapCase(`http://10.0.0.2:8080/t/${token}`)],
    ['the token alone', token],
  ])('%s', (_what, text) => {
    expect(recogniseScan(text)).toEqual({ kind: 'ticket', token });
  });

  it('is known by every token that the store makes', () => {
    for (let i = 0; i < 500; i++) {
      const made = newTrackToken();
      expect(recogniseScan(`http://h/t/${made}`)).toEqual({ kind: 'ticket', token: made });
    }
  });
});

describe('a paper of a dossier of ours', () => {
  const fields =
    '000.00.01.H99-261123-0001|1.014881|999099000123|Gi%E1%BA%A5y|H%E1%BB%87|2026-11-23T08%3A42|2026-11-25';
  it.each([
    ['the small receipt', `http://192.168.1.20:8080/d/${token}`],
    ['with the fields behind it', `http://192.168.1.20:8080/d/${token}#${fields}`],
    ['with fields that somebody has read back into letters', `http://h/d/${token}#${decodeURIComponent(fields)}\r`],
    ['with an AIM identifier', `]Q1https://so.example.vn/d/${token}#${fields}`],
    ['typed while Caps Lock was on', swapCase(`http://10.0.0.2:8080/d/${token}#${fields}`)],
  ])('%s', (_what, text) => {
    // Of the person nothing goes on.
    expect(recogniseScan(text)).toEqual({ kind: 'dossier-token', token });
    expect(toShow(recogniseScan(text))).toEqual({ kind: 'dossier-token', token });
  });

  it('is known by every token that the store makes', () => {
    for (let i = 0; i < 500; i++) {
      const made = newTrackToken();
      expect(recogniseScan(`http://h/d/${made}#${fields}`)).toEqual({ kind: 'dossier-token', token: made });
      expect(recogniseScan(swapCase(`http://h/d/${made}#${fields}`))).toEqual({ kind: 'dossier-token', token: made });
    }
  });
});

describe('a checklist of ours', () => {
  const id = '2.002383-kon-tum-514-qd-ubnd-2022';
  it.each([
    ['its QR', `http://192.168.1.20:8080/p/${id}`],
    ['with something behind', `https://so.example.vn/p/${id}?lang=en`],
    ['typed while Caps Lock was on', swapCase(`http://10.0.0.2:8080/p/${id}`)],
    ['with an AIM identifier and a line end', `]Q1http://h/p/${id}\r`],
  ])('%s', (_what, text) => {
    expect(recogniseScan(text)).toEqual({ kind: 'procedure', id });
  });

  it.each(['http://h/p/', `http://h/p/${'a'.repeat(81)}`, 'http://h/p/../x', 'http://h/p/a/b', 'http://h/p/a%20b'])(
    '%s is none',
    text => {
      expect(recogniseScan(text)).toEqual({ kind: 'unknown' });
    },
  );
});

describe('a paper of another system gives its code and nothing else', () => {
  const code = '000.00.04.H37-231207-0003';
  it.each([
    ['parted by |', `${code}|1.014881|999099000123|Nguyễn Văn Mẫu`],
    ['with the code further on', `1.014881|999099000123|${code}|Nguyễn Văn Mẫu|x|y|z`],
    ['parted by ;', `Nguyễn Văn Mẫu;${code};0901234567`],
    ['in lines', `Mã hồ sơ: ${code}\nHọ tên: Nguyễn Văn Mẫu\n999099000123`],
    ['in an address', `https://dichvucong.example.vn/tra-cuu?mahs=${code}&id=999099000123`],
    ['in small letters', `${code.toLowerCase()},999099000123`],
    ['parted by an encoded |', `${code}%7C999099000123`],
  ])('%s', (_what, text) => {
    expect(recogniseScan(text)).toEqual({ kind: 'dossier', code });
  });

  it.each([
    ['a longer number', `1${code}`],
    ['a code inside a word', `x${code}y|999099000123`],
  ])('and %s is none', (_what, text) => expect(recogniseScan(text)).toEqual({ kind: 'unknown' }));
});

it.each([
  '000.00.04.H37-231207-0003',
  '000.00.53.H48-220921-0099',
  'H38.15-250701-000123',
  'G09.20-250701-0001',
  'g09.20-250701-0001',
])('the dossier code %s', code => {
  expect(recogniseScan(`${code}\r`)).toEqual({ kind: 'dossier', code: code.toUpperCase() });
});

describe('a national ID card', () => {
  const fields = [
    '001090123456',
    '012345678',
    'Nguyễn Văn Ước',
    '31011990',
    'Nam',
    'Thôn Đoài, Xã Yên Sơn, Lạng Sơn',
    '15042021',
  ];
  const card = {
    number: '001090123456',
    oldNumber: '012345678',
    name: 'Nguyễn Văn Ước',
    birth: '1990-01-31',
    sex: 'male',
    address: 'Thôn Đoài, Xã Yên Sơn, Lạng Sơn',
    issued: '2021-04-15',
    agrees: true,
  };
  const read = (changed: Record<number, string>) =>
    recogniseScan(fields.map((field, i) => changed[i] ?? field).join('|'));

  it('has seven fields', () => expect(read({})).toEqual({ kind: 'id-card', card }));
  it('may have no old number', () =>
    expect(read({ 1: '' })).toEqual({ kind: 'id-card', card: { ...card, oldNumber: null } }));
  it('may be written in parted letters', () =>
    expect(recogniseScan(fields.join('|').normalize('NFD'))).toEqual({ kind: 'id-card', card }));
  it('of a woman born after 2000', () =>
    expect(read({ 0: '001305123456', 3: '02092005', 4: 'Nữ' })).toMatchObject({
      card: { sex: 'female', birth: '2005-09-02', agrees: true },
    }));
  it('of an old person whose day of birth nobody knows', () =>
    expect(read({ 0: '001050123456', 3: '00001950' })).toMatchObject({ card: { birth: '1950', agrees: true } }));
  it('may say more behind the seven, as newer cards do', () =>
    expect(recogniseScan(`${fields.join('|')}|Nguyễn Văn A|001060000001||`)).toEqual({ kind: 'id-card', card }));
  it('may tell no day of issue', () => expect(read({ 6: '' })).toMatchObject({ card: { issued: null } }));
  it('that was garbled on the way is told', () => {
    expect(read({ 3: '31011991' })).toMatchObject({ card: { agrees: false } });
    expect(read({ 4: 'Nữ' })).toMatchObject({ card: { agrees: false } });
    expect(read({ 4: 'N?' })).toMatchObject({ card: { sex: null, agrees: true } });
  });
  it.each([
    ['eleven digits', { 0: '00109012345' }],
    ['the thirtieth of February', { 3: '30021990' }],
    ['letters for a day', { 3: 'hôm qua' }],
  ])('is none with %s', (_what, changed) => expect(read(changed)).toEqual({ kind: 'unknown' }));
  it('is none with six fields', () => expect(recogniseScan(fields.slice(0, 6).join('|'))).toEqual({ kind: 'unknown' }));

  it('a screen is told of as a card and nothing more', () => expect(toShow(read({}))).toEqual({ kind: 'id-card' }));
});

it.each([
  ['a bottle of water', '8934588012228'],
  ['a parcel', '00340434161094000000'],
  ['somebody else’s page', 'https://example.com/tickets/8MsVq0PCdrT1xYz_-a3b'],
  ['a token that is too short', 'http://h/t/abc'],
  ['a date that is none', '000.00.04.H37-231307-0003'],
  ['nothing', ''],
  ['a novel', 'a'.repeat(longestScan + 1)],
])('%s is unknown', (_what, text) => {
  expect(recogniseScan(text)).toEqual({ kind: 'unknown' });
});

it('anything at all is taken for something, and nothing throws', () => {
  const pieces = fc.constantFrom(
    '|',
    '/t/',
    '/d/',
    '#',
    'http://',
    '001090123456',
    '31011990',
    token,
    'H37-231207-0003',
    '\0',
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 }).map(all => all.join(''));
  fc.assert(
    fc.property(text, said => {
      expect(['ticket', 'dossier', 'dossier-token', 'id-card', 'unknown']).toContain(recogniseScan(said).kind);
    }),
    { numRuns: 500 },
  );
});
