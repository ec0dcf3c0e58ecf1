// The date that an officer must say because the days off of its year are not known yet. It appears when the server asks for it.
import { useState } from 'preact/hooks';
import { serverNow } from '../../common/screen/live-channel.ts';
import { fill } from '../../common/text/fill.ts';
import { exampleAt, TextField } from './fields.tsx';
import { readTime, typedTime } from './office-time.ts';
import { useRoom } from './room.ts';
import type { Failed } from './use-send.ts';

export interface OwnDue {
  /** The year that is not known, or null while nobody asked. */
  year: number | null;
  text: string;
  at: number | null;
  setText: (text: string) => void;
  check: (now: number) => Record<string, string>;
}

export function useOwnDue(failed: Failed | null): OwnDue {
  const { timeZone } = useRoom();
  const [text, setText] = useState('');
  const [year, setYear] = useState<number | null>(null);
  if (failed?.refusal === 'calendar.unknown-year' && year === null)
    setYear(Number((failed.detail as { year?: number } | null)?.year ?? 0));
  const at = text.trim() === '' ? null : readTime(text, serverNow(), timeZone);
  return {
    ...{ year, text, at, setText },
    check: now => {
      if (year === null) return {};
      if (text.trim() === '') return { due: 'dueMissing' };
      if (at === null) return { due: 'dateTime' };
      return at <= now ? { due: 'datePast' } : {};
    },
  };
}

export function DueField({ due, error }: { due: OwnDue; error: string | undefined }) {
  const { words, timeZone } = useRoom();
  if (due.year === null) return null;
  return (
    <>
      <p class="notice warn">{fill(words.ask.dueNeeded, { year: due.year })}</p>
      <TextField
        label={words.receive.ownDue}
        name="due"
        maxLength={20}
        value={due.text}
        error={error}
        hint={fill(words.dateTimeHow, { example: typedTime(exampleAt, timeZone) })}
        onValue={due.setText}
      />
    </>
  );
}
