// How the date for what is handed in now was reckoned: beside the time that the law gives, small.
import { fill } from '../../common/text/fill.ts';
import type { ProcedureTexts } from './procedure-text.ts';
import type { DueNow } from './use-procedure.ts';

export function DueBasis({ due: { basis, language }, text }: { due: DueNow; text: ProcedureTexts }) {
  return (
    <p lang={language}>
      <small>{fill(text.dueBasis, { basis })}</small>
    </p>
  );
}
