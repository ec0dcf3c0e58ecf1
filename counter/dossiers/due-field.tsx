// The field for a date that the officer must give because the days off of its year are not known yet. It appears after
// the server has refused for that reason.
import { useState } from 'preact/hooks';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { useDossierContext } from './dossier-context.ts';
import { exampleTime, TextField } from './fields.tsx';
import { formatTypedTime, parseTime } from './office-time.ts';
import type { Failure } from './use-send-once.ts';

export interface OfficerDue {
  /** The year whose days off are not known, or null while the server has not asked for a date. */
  year: number | null;
  text: string;
  /** The typed date in UTC ms, or null. */
  at: number | null;
  setText: (text: string) => void;
  check: (now: number) => Record<string, string>;
}

export function useOfficerDue(failed: Failure | null): OfficerDue {
  const { timeZone } = useDossierContext();
  const [text, setText] = useState('');
  const [year, setYear] = useState<number | null>(null);
  if (failed?.refusal === 'calendar.unknown-year' && year === null)
    setYear(Number((failed.detail as { year?: number } | null)?.year ?? 0));
  const at = text.trim() === '' ? null : parseTime(text, serverNow(), timeZone);
  return {
    year,
    text,
    at,
    setText,
    check: now => {
      if (year === null) return {};
      if (text.trim() === '') return { due: 'dueMissing' };
      if (at === null) return { due: 'dateTime' };
      return at <= now ? { due: 'datePast' } : {};
    },
  };
}

export function DueField({ due, error }: { due: OfficerDue; error: string | undefined }) {
  const { texts, timeZone } = useDossierContext();
  if (due.year === null) return null;
  return (
    <>
      <p class="notice warn">{fill(texts.ask.dueNeeded, { year: due.year })}</p>
      <TextField
        label={texts.receive.ownDue}
        name="due"
        maxLength={20}
        value={due.text}
        error={error}
        hint={fill(texts.dateTimeHow, { example: formatTypedTime(exampleTime, timeZone) })}
        onValue={due.setText}
      />
    </>
  );
}
