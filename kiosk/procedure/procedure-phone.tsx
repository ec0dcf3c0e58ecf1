// The page of a procedure on a phone, to read at home: the content of the kiosk in one column, with papers to tick off.
import { useEffect, useState } from 'preact/hooks';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { makeCall } from '../../common/screen/call.ts';
import { nameIn } from '../../common/text/fill.ts';
import procedureTexts from '../../common/text/vi/procedure.json';
import shared from '../../common/text/vi/shared.json';
import { languagesOf, ownName, useTexts } from '../phone/use-texts.ts';
import { ProcedureContent } from './procedure-content.tsx';
import { useProcedure } from './use-procedure.ts';

const vietnamese = { ...shared, ...procedureTexts };
const loaders = import.meta.glob<object>(['../../common/text/*/{procedure,shared}.json', '!../../common/text/vi/*'], {
  import: 'default',
});
const languages = languagesOf(loaders);
const storageKey = 'motcua.phone.language';

export function ProcedurePhone({ id }: { id: string }) {
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(storageKey) ?? 'vi');
  const { text, language } = useTexts(vietnamese, loaders, chosen);
  const opened = useProcedure(id, language);
  const office = useOffice();
  const title = opened.state === 'open' ? opened.procedure.name : text.title;
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
  }, [title, language]);
  return (
    <div class="leaflet">
      {office !== null && (
        <header>
          <b>{nameIn(office.names, language)}</b>
          <span>{nameIn(office.agency, language)}</span>
        </header>
      )}
      <main>
        {opened.state === 'open' ? (
          <ProcedureContent procedure={opened.procedure} due={opened.due} text={text} weekdays={text.weekdays} />
        ) : (
          <>
            <h1>{opened.state === 'unknown' ? text.unknown : opened.lost ? text.reconnecting : text.loading}</h1>
            {opened.state === 'unknown' && <p>{text.unknownHow}</p>}
          </>
        )}
      </main>
      {office !== null && office.hotline !== null && (
        <p class="hotline">
          {text.help} <a href={`tel:${office.hotline.replace(/[^+\d]/g, '')}`}>{office.hotline}</a>
        </p>
      )}
      {languages.length > 1 && (
        <footer>
          <fieldset class="languages" aria-label={text.languages}>
            {languages.map(tag => (
              <button
                key={tag}
                type="button"
                lang={tag}
                aria-pressed={tag === language}
                onClick={() => {
                  sessionStorage.setItem(storageKey, tag);
                  setChosen(tag);
                }}
              >
                {ownName(tag)}
              </button>
            ))}
          </fieldset>
        </footer>
      )}
    </div>
  );
}

/** Loads the name and the hotline of the office; null until they are known. */
function useOffice(): CallValue<'site.describe'> | null {
  const [office, setOffice] = useState<CallValue<'site.describe'> | null>(null);
  useEffect(() => {
    void makeCall('site.describe', {}, { token: null, requestId: null }).then(answer => {
      if (answer.ok) setOffice(answer.value);
    });
  }, []);
  return office;
}
