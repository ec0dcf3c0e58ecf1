// The page that shows a paper as it will be printed: /counter/paper?code=…&form=…, or for the register
// /counter/paper?form=register&from=…&to=…. Only staff can open it, so a person who is not signed in is asked to sign
// in.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CallResult } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, LanguageChoice, useDeskTexts } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';
import { useSession } from '../shared/staff-session.ts';
import { SignIn } from '../shell/sign-in.tsx';
import type { Paper } from './sheet-parts.tsx';
import { type SheetSize, Sheets } from './sheets.tsx';
import './paper-bar.css';
import './sheet.css';

type Answer = CallResult<'dossier.paper'>;

const sizeStorageKey = 'motcua.paper-size';
/** The server needs long for the register of a quarter. */
const registerDeadlineMs = 30_000;

function loadPaper(address: URLSearchParams): Promise<Answer> {
  const get = (name: string) => address.get(name) ?? '';
  const form = get('form') === '' ? 'receipt' : get('form');
  if (form === 'register') {
    const period = { from: get('from'), to: get('to') === '' ? get('from') : get('to') };
    return readCall('dossier.register', period as never, registerDeadlineMs);
  }
  const nth = get('nth') === '' ? null : Number(get('nth'));
  return readCall('dossier.paper', { code: get('code'), form, nth } as never);
}

export function PaperPage() {
  const { session, signIn, refresh } = useSession();
  const { shared } = useDeskTexts();
  if (session.state === 'loading')
    return <main class="calm-page">{session.failing ? shared.reconnecting : shared.loading}</main>;
  if (session.state === 'signed-out') return <SignIn expired={session.expired} signIn={signIn} />;
  return <LoadedPaper onSessionOver={refresh} />;
}

function LoadedPaper({ onSessionOver }: { onSessionOver: () => Promise<void> }) {
  const texts = useDeskTexts();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const load = useCallback(async () => {
    const found = await loadPaper(new URLSearchParams(location.search));
    if (!found.ok && found.refusal === 'auth.required') return onSessionOver();
    setAnswer(found);
  }, [onSessionOver]);
  useEffect(() => void load(), [load]);
  if (answer === null) return <main class="calm-page">{texts.shared.loading}</main>;
  if (answer.ok) return <PaperPreview paper={answer.value} />;
  const isAddress = answer.refusal === 'input.invalid';
  return (
    <main class="calm-page">
      <div>
        <p class="calm-message" role="alert">
          {isAddress ? texts.desk.paper.badAddress : formatTrouble(texts, answer.refusal, answer.detail)}
        </p>
        <button type="button" class="red" onClick={() => void load()}>
          {texts.desk.paper.again}
        </button>
      </div>
    </main>
  );
}

function PaperPreview({ paper }: { paper: Paper }) {
  const { desk } = useDeskTexts();
  const texts = desk.paper;
  const [chosen, setChosen] = useState<SheetSize>(() => (localStorage.getItem(sizeStorageKey) === 'A4' ? 'A4' : 'A5'));
  const [sheets, setSheets] = useState(0);
  const print = useRef<HTMLButtonElement>(null);
  const size = paper.size === 'A4' ? 'A4' : chosen;
  useEffect(() => {
    // Browsers suggest the title as the name of a PDF.
    document.title = `${paper.title} ${paper.code ?? ''}`.trim();
  }, [paper]);
  const ready = sheets > 0;
  useEffect(() => {
    if (!ready) return;
    const focus = () => print.current?.focus();
    focus();
    // After the print dialog has closed, Enter prints again.
    window.addEventListener('afterprint', focus);
    return () => window.removeEventListener('afterprint', focus);
  }, [ready]);
  const choose = (wanted: SheetSize) => {
    localStorage.setItem(sizeStorageKey, wanted);
    setChosen(wanted);
  };
  return (
    <>
      <header class="paper-bar">
        <div class="paper-bar-name">
          <h1>{paper.title}</h1>
          <p role="status">
            {ready
              ? fill(paper.copies.length > 1 ? texts.countCopies : texts.count, { copies: paper.copies.length, sheets })
              : texts.layingOut}
          </p>
        </div>
        {paper.size === 'A5' && (
          <fieldset class="paper-sizes">
            <legend class="only-read-aloud">{texts.size}</legend>
            {(['A5', 'A4'] as const).map(choice => (
              <button key={choice} type="button" aria-pressed={size === choice} onClick={() => choose(choice)}>
                {fill(texts.onSize, { size: choice })}
              </button>
            ))}
          </fieldset>
        )}
        <LanguageChoice />
        <button ref={print} type="button" class="red" disabled={!ready} onClick={() => window.print()}>
          {texts.print}
          <kbd>{desk.keyEnter}</kbd>
        </button>
      </header>
      {paper.minimal && <p class="paper-minimal">{texts.minimal}</p>}
      <main class="paper-table">
        <Sheets paper={paper} size={size} qrLabel={texts.qr} onSheets={setSheets} />
      </main>
    </>
  );
}
