// Links the name of a procedure to the page that citizens see.
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';

export function ProcedureLink({ id, name }: { id: string; name: string }) {
  const { catalogue } = useDeskTexts().desk;
  return (
    <a href={`/p/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer" title={fill(catalogue.read, { name })}>
      {name}
    </a>
  );
}
