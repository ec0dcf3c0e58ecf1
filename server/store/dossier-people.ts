// The personal data of a dossier: people, papers, free words. Actions write them beside the journal, and the retention rule erases
// them; the dossier itself and the statistics stay.

import type { WordsKind } from '../../common/contract/calls/dossier-schemas.ts';
import type { DossierId, StaffId } from '../../common/contract/words.ts';
import { fold } from '../core/fold.ts';
import type { Connection } from './open.ts';

export interface Person {
  name: string;
  idNumber: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  submitter: string | null;
}

export interface HandedInPaper {
  name: string;
  kind: 0 | 1 | 2;
  count: number;
}

/** Free words that were written about a dossier in one action. */
export interface Words {
  kind: WordsKind;
  lines: string[];
  staffId: StaffId | null;
  at: number;
}

type PersonRow = Person & { smsConsent: 0 | 1 };

/** The last four digits of a number; null when it has fewer. */
const lastFour = (number: string | null) => number?.replace(/\D/g, '').match(/\d{4}$/)?.[0] ?? null;

export function dossierPeopleQueries(db: Connection) {
  const set = db.prepare(
    `INSERT INTO dossier_people (dossier_id, name, id_number, phone, email, address, submitter, sms_consent, consent_at)
     VALUES (@id, @name, @idNumber, @phone, @email, @address, @submitter, @consent, @at)
     ON CONFLICT DO UPDATE SET name = @name, id_number = @idNumber, phone = @phone, email = @email, address = @address, submitter = @submitter`,
  );
  const setConsent = db.prepare(
    'UPDATE dossier_people SET sms_consent = @consent, consent_at = @at WHERE dossier_id = @id AND sms_consent <> @consent',
  );
  const get = db.prepare<[string], PersonRow>(
    `SELECT name, id_number AS idNumber, phone, email, address, submitter, sms_consent AS smsConsent FROM dossier_people WHERE dossier_id = ?`,
  );
  const seqOf = db.prepare<[string], number>('SELECT seq FROM dossiers WHERE dossier_id = ?').pluck();
  const unindex = db.prepare('DELETE FROM dossier_names WHERE rowid = ?');
  const index = db.prepare('INSERT INTO dossier_names (rowid, name) VALUES (?, ?)');
  const named = db
    .prepare<[string, number], number>(
      'SELECT rowid FROM dossier_names WHERE dossier_names MATCH ? ORDER BY rowid DESC LIMIT ?',
    )
    .pluck();
  const addPaper = db.prepare(
    `INSERT INTO dossier_papers (dossier_id, no, name, kind, count)
     SELECT @id, coalesce(max(no), 0) + 1, @name, @kind, @count FROM dossier_papers WHERE dossier_id = @id`,
  );
  const papers = db.prepare<[string], HandedInPaper>(
    'SELECT name, kind, count FROM dossier_papers WHERE dossier_id = ? ORDER BY no',
  );
  const addWords = db.prepare(
    `INSERT INTO dossier_words (dossier_id, no, kind, lines, staff_id, at)
     SELECT @id, coalesce(max(no), 0) + 1, @kind, @lines, @staffId, @at FROM dossier_words WHERE dossier_id = @id`,
  );
  const words = db.prepare<[string], { kind: WordsKind; lines: string; staffId: StaffId | null; at: number }>(
    'SELECT kind, lines, staff_id AS staffId, at FROM dossier_words WHERE dossier_id = ? ORDER BY no',
  );
  const erase = ['dossier_people', 'dossier_papers', 'dossier_words'].map(table =>
    db.prepare(`DELETE FROM ${table} WHERE dossier_id = ?`),
  );

  function readPerson(id: DossierId): (Person & { smsConsent: boolean }) | null {
    const row = get.get(id);
    return row === undefined ? null : { ...row, smsConsent: row.smsConsent === 1 };
  }

  return {
    /** Replaces the person; the consent is set only for a new person (see `setSmsConsent`). */
    setPerson(id: DossierId, person: Person & { smsConsent: boolean }, at: number): void {
      const { smsConsent, ...row } = person;
      set.run({ id, ...row, consent: smsConsent ? 1 : 0, at });
      const seq = seqOf.get(id);
      if (seq === undefined) throw new Error(`dossier ${id} is not in the store`);
      unindex.run(seq);
      index.run(seq, fold(`${person.name} ${person.submitter ?? ''}`));
    },
    setSmsConsent: (id: DossierId, smsConsent: boolean, at: number) =>
      void setConsent.run({ id, consent: smsConsent ? 1 : 0, at }),
    /** Null when there is no person or the data were erased. */
    person: readPerson,
    /** The telephone number and whether messages may be sent to it; null without a number. */
    contactOf(id: DossierId): { phone: string; smsConsent: boolean } | null {
      const person = readPerson(id);
      return person?.phone == null ? null : { phone: person.phone, smsConsent: person.smsConsent };
    },
    /** Whether these are the last four digits of the ID or telephone number given at reception. */
    isProof(id: DossierId, digits: string): boolean {
      const person = readPerson(id);
      return person !== null && [person.idNumber, person.phone].some(number => lastFour(number) === digits);
    },
    /** The `seq` of dossiers whose folded names match an FTS5 expression, newest first. */
    named: (expression: string, limit: number) => named.all(expression, limit),
    addPapers(id: DossierId, list: readonly HandedInPaper[]): void {
      for (const paper of list) addPaper.run({ id, ...paper });
    },
    papers: (id: DossierId) => papers.all(id),
    addWords: (id: DossierId, { kind, lines, staffId, at }: Omit<Words, 'lines'> & { lines: readonly string[] }) =>
      void addWords.run({ id, kind, lines: JSON.stringify(lines), staffId, at }),
    words: (id: DossierId): Words[] =>
      words.all(id).map(({ lines, ...rest }) => ({ ...rest, lines: JSON.parse(lines) as string[] })),
    /** Erases all personal data of a dossier, also from the file, because `openDatabase` lets SQLite overwrite deleted rows. */
    erase(id: DossierId): void {
      const seq = seqOf.get(id);
      if (seq !== undefined) unindex.run(seq);
      for (const statement of erase) statement.run(id);
    },
  };
}
