// Which screens are let in: codes that wait for approval, and the screens of the office. For administrators only.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CounterId } from '../../common/contract/words.ts';
import type { CallResult, Trouble } from '../../common/screen/call.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { Confirm } from '../shared/dialog.tsx';
import { formatTrouble, useWords } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { readCall, writeCall } from '../shared/server-calls.ts';
import type { CounterChoice } from '../shared/staff-session.ts';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { type Message, useMessage } from '../shared/use-message.ts';
import { Devices, formatDevice } from './devices.tsx';
import { PendingScreen } from './pending-screen.tsx';
import './screens-page.css';
import type { Pairings } from './pairings.ts';

type Question = { kind: 'reject'; code: string } | { kind: 'revoke'; device: Pairings['devices'][number] };

interface ScreensProps {
  bar: Bar;
  counters: CounterChoice[];
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

const refreshMs = 4_000;

export function ScreensPage({ bar, counters, onSignOut, onSessionOver }: ScreensProps) {
  const words = useWords();
  const { desk } = words;
  const { view, lostAt, otherBuild } = useWatch({ kind: 'supervisor' });
  const [list, setList] = useState<Pairings | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [message, say] = useMessage();
  const timeZone = view?.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

  const refresh = useCallback(async () => {
    const told = await readCall('pairing.list', {});
    if (told.ok) setList(told.value);
    else if (told.refusal === 'auth.required') onSessionOver();
  }, [onSessionOver]);

  useEffect(() => {
    document.title = desk.sectionScreens;
  }, [desk]);
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), refreshMs);
    return () => clearInterval(timer);
    // A new code is shown at once; the timer is for those that expire.
  }, [refresh, view?.pairingsPending]);
  useEffect(() => {
    if (otherBuild && question === null && list?.pending.length === 0) reloadOnce();
  }, [otherBuild, question, list]);

  const tell = async (
    answer: { ok: true } | { ok: false; refusal: Trouble; detail: unknown },
    text: string | null,
    tone: Message['tone'] = 'good',
  ) => {
    setQuestion(null);
    if (!answer.ok) say(formatTrouble(words, answer.refusal, answer.detail));
    else if (text !== null) say(text, tone);
    await refresh();
  };
  const approve = async (code: string, name: string, counterId: CounterId | null) => {
    const answer: CallResult<'pairing.approve'> = await writeCall('pairing.approve', { code, name, counterId });
    await tell(answer, fill(desk.approved, { name }));
  };
  const reject = async (code: string) => tell(await writeCall('pairing.reject', { code }), null);
  const revoke = async (deviceId: Pairings['devices'][number]['deviceId']) =>
    tell(await writeCall('device.revoke', { deviceId }), null);
  const printTest = async () => tell(await writeCall('slip.test', {}), desk.testPrinted);
  const soundTest = async () => tell(await writeCall('speaker.test', {}), desk.testSounded);
  const leave = async () => {
    if (!(await onSignOut())) say(words.refusals['server.unreachable']);
  };

  return (
    <>
      <TopBar {...bar} onSignOut={() => void leave()}>
        <b class="bar-title">{desk.app}</b>
      </TopBar>
      <LostBanner lostAt={lostAt} timeZone={timeZone} />
      <main class="screens">
        <div class="screens-head">
          <h1>{desk.sectionScreens}</h1>
          <div class="screens-tests">
            <button type="button" class="row-button" onClick={() => void printTest()}>
              {desk.printTest}
            </button>
            <button type="button" class="row-button" onClick={() => void soundTest()}>
              {desk.soundTest}
            </button>
          </div>
        </div>
        <section>
          <h2>{desk.pendingTitle}</h2>
          {list !== null && list.pending.length === 0 && <p class="card empty">{desk.pendingNone}</p>}
          {list?.pending.map(pending => (
            <PendingScreen
              key={pending.code}
              pending={pending}
              nth={list.devices.filter(device => device.kind === pending.kind).length + 1}
              counters={counters}
              timeZone={timeZone}
              onApprove={approve}
              onReject={() => setQuestion({ kind: 'reject', code: pending.code })}
            />
          ))}
        </section>
        {list !== null && (
          <Devices
            devices={list.devices}
            counters={counters}
            timeZone={timeZone}
            onRevoke={device => setQuestion({ kind: 'revoke', device })}
          />
        )}
        <p class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
          {message?.text}
        </p>
      </main>
      {question?.kind === 'reject' && (
        <Confirm
          title={fill(desk.rejectTitle, { code: question.code })}
          text={desk.rejectText}
          yes={desk.reject}
          onYes={() => void reject(question.code)}
          onClose={() => setQuestion(null)}
        />
      )}
      {question?.kind === 'revoke' && (
        <Confirm
          title={fill(desk.revokeTitle, { name: formatDevice(question.device, desk) })}
          text={desk.revokeText}
          yes={desk.revoke}
          onYes={() => void revoke(question.device.deviceId)}
          onClose={() => setQuestion(null)}
        />
      )}
    </>
  );
}
