// The key `sms` of a site file: what is usual, and one clear sentence for each mistake.
import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../server/config/site-file.ts';
import { endOfQuietHours, nextOpenMinute } from '../../../server/core/quiet-hours.ts';
import { exampleSite, exampleSiteFile } from '../../fakes/office.ts';

const site = (sms: unknown, more: object = {}) => exampleSite({ sms, ...more });
const http = { kind: 'http', url: 'https://gw.example/send', body: { to: '{to}', text: '{text}' } };
const spool = { kind: 'spool-dir', format: 'smstools', outgoing: '/s/out', sent: '/s/sent', failed: '/s/failed' };
const modem = { kind: 'modem', wire: { kind: 'serial', path: '/dev/ttyUSB9' } };

describe('the key sms', () => {
  it('is none unless it is there, and has usual values for all but the way', () => {
    const { sms: _, ...unsaid } = exampleSiteFile();
    expect(parseSite(unsaid, 'example.json').sms).toBeNull();
    expect(site(null).sms).toBeNull();
    expect(site({ driver: { kind: 'pretend' } }).sms).toEqual({
      driver: { kind: 'pretend' },
      kinds: ['received', 'supplement', 'ready', 'late'],
      signature: null,
      plain: true,
      dailyLimit: 200,
      quiet: [[21 * 60, 7 * 60]],
      optOutWords: ['TC', 'TU CHOI', 'STOP'],
      optInWords: ['NHAN TIN'],
      queryWords: ['HS', 'TRA CUU'],
      answersPerHour: 5,
    });
    expect(exampleSite().sms?.driver).toEqual({ kind: 'pretend' });
    for (const driver of [http, spool, modem]) expect(site({ driver }).sms?.driver).toMatchObject(driver);
  });

  it.each([
    ['a way that does not exist', { driver: { kind: 'pigeon' } }, /"sms\.driver\.kind"/],
    [
      'a gateway that never gets the text',
      { driver: { ...http, body: { to: '{to}' } } },
      /"sms\.driver\.url": \{text\} in the address, the headers or the body/,
    ],
    ['a GET with a body', { driver: { ...http, method: 'GET' } }, /"sms\.driver\.body": null: a GET has no body/],
    ['a broken pattern', { driver: { ...http, success: '(' } }, /"sms\.driver\.success": a regular expression/],
    [
      'no address',
      { driver: { ...http, url: 'gw.example' } },
      /"sms\.driver\.url": an address like "https:\/\/gateway\.example\/send"/,
    ],
    ['two folders in one', { driver: { ...spool, sent: '/s/out' } }, /"sms\.driver\.outgoing": four different folders/],
    [
      'a folder that hangs in the air',
      { driver: { ...spool, sent: 'sent' } },
      /"sms\.driver\.sent": a folder from the root on/,
    ],
    [
      'a PIN of letters',
      { driver: { ...modem, pin: '12a4' } },
      /"sms\.driver\.pin": the PIN of the SIM card, digits in quotes/,
    ],
    [
      'hours that never end',
      { driver: { kind: 'pretend' }, quiet: [['07:00', '07:00']] },
      /"sms\.quiet\[0\]": two different times/,
    ],
    [
      'a day without an open minute',
      {
        driver: { kind: 'pretend' },
        quiet: [
          ['20:00', '08:00'],
          ['08:00', '20:00'],
        ],
      },
      /"sms\.quiet": less than the whole day/,
    ],
    [
      'one word with two meanings',
      { driver: { kind: 'pretend' }, optInWords: ['stop'] },
      /"sms\.optInWords\[0\]": a word of one meaning; "stop" stands twice/,
    ],
    ['no message at all', { driver: { kind: 'pretend' }, kinds: [] }, /"sms\.kinds"/],
    ['a key that nobody knows', { driver: { kind: 'pretend' }, limit: 3 }, /"sms"/],
  ])('says %s in a sentence', (_, sms, sentence) => {
    expect(() => site(sms)).toThrow(sentence);
    expect(() => site(sms)).toThrow(/^The site file example\.json is wrong at /);
  });

  it('gives the modem a wire of its own, of an agent that is there', () => {
    const inlets = [{ id: 'scan-1', profile: 'serial-utf8', wire: modem.wire, kiosk: 'Cửa chính' }];
    expect(() => site({ driver: modem }, { inlets })).toThrow(
      /"sms\.driver\.wire": a wire of its own; \/dev\/ttyUSB9 is that of "scan-1"/,
    );
    const lent = { ...modem, wire: { kind: 'agent', agent: 'nobody', wire: modem.wire } };
    expect(() => site({ driver: lent })).toThrow(/"sms\.driver\.wire\.agent": an id of an agent/);
  });
});

describe('quiet hours', () => {
  const night = [[21 * 60, 7 * 60]] as const;
  const zone = 'Asia/Ho_Chi_Minh';
  const at = (text: string) => Date.parse(`${text}+07:00`);
  it.each([
    ['2026-11-23T20:59:59', '2026-11-23T20:59:59'],
    ['2026-11-23T21:00:00', '2026-11-24T07:00:00'],
    ['2026-11-23T23:59:59', '2026-11-24T07:00:00'],
    ['2026-11-24T00:00:00', '2026-11-24T07:00:00'],
    ['2026-11-24T06:59:59', '2026-11-24T07:00:00'],
    ['2026-11-24T07:00:00', '2026-11-24T07:00:00'],
    ['2026-12-31T22:00:00', '2027-01-01T07:00:00'],
  ])('of the night: what is asked at %s goes at %s', (asked, goes) => {
    expect(endOfQuietHours(at(asked), night, zone)).toBe(at(goes));
  });

  it('may be several, one behind the other', () => {
    const quiet = [
      [11 * 60 + 30, 13 * 60 + 30],
      [13 * 60 + 30, 14 * 60],
      [22 * 60, 24 * 60],
      [0, 6 * 60],
    ] as const;
    expect(endOfQuietHours(at('2026-11-23T12:00:00'), quiet, zone)).toBe(at('2026-11-23T14:00:00'));
    expect(endOfQuietHours(at('2026-11-23T23:00:00'), quiet, zone)).toBe(at('2026-11-24T06:00:00'));
    expect(endOfQuietHours(at('2026-11-23T23:00:00'), [], zone)).toBe(at('2026-11-23T23:00:00'));
    expect(
      nextOpenMinute(0, [
        [0, 720],
        [720, 1_440],
      ]),
    ).toBeNull();
  });
});
