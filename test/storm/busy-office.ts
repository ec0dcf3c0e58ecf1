// A big office for the storm: the example with eight counters whose services overlap and eight officers. And a time zone in
// which it is about noon now, so that no test of a real process runs over midnight.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleSiteFile } from '../fakes/office.ts';

export const counterIds = Array.from({ length: 8 }, (_, i) => `quay-${i + 1}`);
export const officerOf = (counterId: string) => counterId.replace('quay', 'can-bo');

/** Every service is served by at least two counters; some counters prefer a part of theirs. */
const serves = [
  [['ho-tich', 'huong-dan']],
  [['ho-tich'], ['tra-ket-qua', 'huong-dan']],
  [['ho-tich', 'dat-dai']],
  [['dat-dai', 'kinh-doanh', 'van-hoa']],
  [['dat-dai'], ['kinh-doanh', 'bao-tro']],
  [['bao-tro', 'van-hoa', 'tra-ket-qua']],
  [['kinh-doanh', 'bao-tro', 'tra-ket-qua', 'huong-dan']],
  [['ho-tich', 'dat-dai', 'kinh-doanh', 'bao-tro', 'van-hoa', 'tra-ket-qua', 'huong-dan']],
];

/** A zone of a whole-hour offset in which the local time is between 12:00 and 13:00. */
export function noonZone(at: number): string {
  const ahead = 12 - new Date(at).getUTCHours();
  // The names of these zones count the other way round: Etc/GMT-7 is seven hours ahead.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** The content of the site file. */
export function busySiteFile(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const example = exampleSiteFile();
  const staff = example.staff as { id: string; pinHash: string }[];
  const more = ['can-bo-6', 'can-bo-7', 'can-bo-8'].map(id => ({ ...staff[0], id }));
  return {
    ...example,
    speakers: [],
    timeZone: noonZone(Date.now()),
    counters: counterIds.map((id, i) => ({ id, label: String(i + 1), serves: serves[i] })),
    staff: [...staff, ...more],
    ...changes,
  };
}

/** Writes a site file into the folder; the answer is its path. */
export function writeSiteFile(dir: string, content: unknown): string {
  const path = join(dir, 'site.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}
