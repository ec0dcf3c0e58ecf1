// Explains how the due date was computed, in small print beside the legal time.
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
