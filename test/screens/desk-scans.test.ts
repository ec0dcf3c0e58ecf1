// What the desk makes of a scan: receipts in both ways, dossiers, cards; who is told of it; and that nothing else is kept.
import { describe, expect, it, vi } from 'vitest';
import { createScanDispatcher, recogniseDeskScan, recogniseFirst } from '../../counter/input/desk-scans.ts';

const code = '000.00.01.H99-261123-0001';
const token = 'AAAAAAAAAAAAAAAAAAAA';
const card = '999199000123||Nguyễn Thị Mẫu|31011999|Nữ|12 Đường Mẫu|15042021';

describe('a scan at the desk', () => {
  it('is a dossier by its bars, and by the address of its receipt', () => {
    expect(recogniseDeskScan(code)).toEqual({ kind: 'dossier', code });
    expect(recogniseDeskScan(`https://mot-cua.local/d/${token}`)).toEqual({ kind: 'dossier-token', token });
  });

  it('drops the ID number that a receipt must carry', () => {
    const scan = recogniseDeskScan(`http://10.0.0.2:8080/d/${token}#${code}|1.001000|999199000123`);
    expect(scan.kind).toBe('dossier-token');
    expect(JSON.stringify(scan)).not.toContain('999199000123');
  });

  it('is a card, in the letters that the computer made where they have the marks', () => {
    expect(recogniseFirst([card.normalize('NFD').replace(/\p{M}/gu, ''), card])).toMatchObject({
      kind: 'id-card',
      card: { number: '999199000123', name: 'Nguyễn Thị Mẫu' },
    });
  });

  it('is a ticket, which is no dossier, or nothing that is known', () => {
    expect(recogniseDeskScan(`http://10.0.0.2:8080/t/${token}`)).toEqual({ kind: 'ticket' });
    expect(recogniseDeskScan('8934588012228')).toEqual({ kind: 'unknown' });
  });
});

describe('who is told of a scan', () => {
  it('is whatever lies on top and wants it, however they came', () => {
    const scans = createScanDispatcher();
    const told: string[] = [];
    const listen = (name: 'desk' | 'section' | 'page' | 'dialog', takes: boolean) =>
      scans.listen(name, () => {
        told.push(name);
        return takes;
      });
    const endDialog = listen('dialog', true);
    listen('page', false);
    listen('section', true);
    listen('desk', true);
    scans.dispatch({ kind: 'unknown' });
    expect(told).toEqual(['dialog']);
    endDialog();
    scans.dispatch({ kind: 'unknown' });
    expect(told).toEqual(['dialog', 'page', 'section']);
  });

  it('is nobody any more once it has gone', () => {
    const scans = createScanDispatcher();
    const listener = vi.fn(() => true);
    scans.listen('page', listener)();
    scans.dispatch({ kind: 'unknown' });
    expect(listener).not.toHaveBeenCalled();
  });
});
