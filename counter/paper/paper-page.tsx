// The page that shows a paper as it will be printed, and prints it: /counter/paper?code=…&form=…, or for the register
// /counter/paper?form=register&from=…&to=…. Only for staff; who is not signed in is asked first.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type CallResult, makeCall } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, LanguageChoice, useWords } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';
import { useSession } from '../shared/staff-session.ts';
import { SignIn } from '../shell/sign-in.tsx';
import type { Paper } from './sheet-parts.tsx';
import { type SheetSize, Sheets } from './sheets.tsx';
import './paper-bar.css';
import './sheet.css';

type Answer = CallResult<'dossier.paper'>;

const sizeStorageKey = 'motcua.paper-size';
/** A register of a quarter takes the server a while. */
const registerDeadlineMs = 30_000;

function loadPaper(address: URLSearchParams): Promise<Answer> {
  const get = (name: string) => address.get(name) ?? '';
  const form = get('form') === '' ? 'receipt' : get('form');
  if (form === 'register') {
    const period = { from: get('from'), to: get('to') === '' ? get('from') : get('to') };
    return makeCall('dossier.register', period as never, {
      ...{ token: null, requestId: null, deadlineMs: registerDeadlineMs },
    });
  }
  const nth = get('nth') === '' ? null : Number(get('nth'));
  return readCall('dossier.paper', { code: get('code'), form, nth } as never);
}

export function PaperPage() {
  const { session, signIn, refresh } = useSession();
  const { shared } = useWords();
  if (session.state === 'loading')
    return <main class="calm-page">{session.failing ? shared.reconnecting : shared.loading}</main>;
  if (session.state === 'signed-out') return <SignIn expired={session.expired} signIn={signIn} />;
  return <LoadedPaper onSessionOver={refresh} />;
}

function LoadedPaper({ onSessionOver }: { onSessionOver: () => Promise<void> }) {
  const words = useWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const look = useCallback(async () => {
    const told = await loadPaper(new URLSearchParams(location.search));
    if (!told.ok && told.refusal === 'auth.required') return onSessionOver();
    setAnswer(told);
  }, [onSessionOver]);
  useEffect(() => void look(), [look]);
  if (answer === null) return <main class="calm-page">{words.shared.loading}</main>;
  if (answer.ok) return <PaperPreview paper={answer.value} />;
  const isAddress = answer.refusal === 'input.invalid';
  return (
    <main class="calm-page">
      <div>
        <p class="calm-message" role="alert">
          {isAddress ? words.desk.paper.badAddress : formatTrouble(words, answer.refusal, answer.detail)}
        </p>
        <button type="button" class="red" onClick={() => void look()}>
          {words.desk.paper.again}
        </button>
      </div>
    </main>
  );
}

function PaperPreview({ paper }: { paper: Paper }) {
  const { desk } = useWords();
  const texts = desk.paper;
  const [chosen, setChosen] = useState<SheetSize>(() => (localStorage.getItem(sizeStorageKey) === 'A4' ? 'A4' : 'A5'));
  const [sheets, setSheets] = useState(0);
  const print = useRef<HTMLButtonElement>(null);
  const size = paper.size === 'A4' ? 'A4' : chosen;
  useEffect(() => {
    // The name of a PDF that somebody makes of it.
    document.title = `${paper.title} ${paper.code ?? ''}`.trim();
  }, [paper]);
  const ready = sheets > 0;
  useEffect(() => {
    if (!ready) return;
    const focus = () => print.current?.focus();
    focus();
    // The printer's window is closed: Enter prints once more.
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
            {(['A5', 'A4'] as const).map(one => (
              <button key={one} type="button" aria-pressed={size === one} onClick={() => choose(one)}>
                {fill(texts.onSize, { size: one })}
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
