// The screens of the office: codes that wait for approval, and screens that are paired. For administrators only.
import { useState } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { Confirm } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import { MessageLine } from '../shared/message-line.tsx';
import { useReloadWhen } from '../shared/reload-once.ts';
import type { CounterChoice } from '../shared/staff-session.ts';
import { AdminFrame, type AdminPageProps, useAdminPage } from './admin-frame.tsx';
import { Devices, formatDevice } from './devices.tsx';
import { PendingScreen } from './pending-screen.tsx';
import './screens-page.css';
import type { Pairings } from './pairings.ts';
import { usePairings } from './use-pairings.ts';

type Question = { kind: 'reject'; code: string } | { kind: 'revoke'; device: Pairings['devices'][number] };

export function ScreensPage({
  bar,
  counters,
  onSignOut,
  onSessionOver,
}: AdminPageProps & { counters: CounterChoice[] }) {
  const { desk } = useDeskTexts();
  const page = useAdminPage(desk.sectionScreens);
  const { timeZone, pairingsPending, showMessage } = page;
  const [question, setQuestion] = useState<Question | null>(null);
  const closeQuestion = () => setQuestion(null);
  const pairings = usePairings({ pairingsPending, showMessage, onSessionOver, onDone: closeQuestion });
  const { list } = pairings;
  useReloadWhen(page.otherBuild && question === null && list?.pending.length === 0);

  return (
    <>
      <AdminFrame page={page} bar={bar} class="screens" onSignOut={onSignOut}>
        <div class="screens-head">
          <h1>{desk.sectionScreens}</h1>
          <div class="screens-tests">
            <button type="button" class="row-button" onClick={() => void pairings.printTest()}>
              {desk.printTest}
            </button>
            <button type="button" class="row-button" onClick={() => void pairings.playTestSound()}>
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
              ordinal={list.devices.filter(device => device.kind === pending.kind).length + 1}
              counters={counters}
              timeZone={timeZone}
              onApprove={pairings.approve}
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
        <MessageLine message={page.message} />
      </AdminFrame>
      {question?.kind === 'reject' && (
        <Confirm
          title={fill(desk.rejectTitle, { code: question.code })}
          text={desk.rejectText}
          yes={desk.reject}
          onYes={() => void pairings.reject(question.code)}
          onClose={closeQuestion}
        />
      )}
      {question?.kind === 'revoke' && (
        <Confirm
          title={fill(desk.revokeTitle, { name: formatDevice(question.device, desk) })}
          text={desk.revokeText}
          yes={desk.revoke}
          onYes={() => void pairings.revoke(question.device.deviceId)}
          onClose={closeQuestion}
        />
      )}
    </>
  );
}
