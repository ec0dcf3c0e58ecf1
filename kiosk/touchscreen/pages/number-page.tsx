// The page of a new number: the number large, the wait, how to follow it by phone, what happens to the paper, and an undo.
import { useEffect, useRef } from 'preact/hooks';
import type { TicketNumber } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import { decideLeaveAt } from '../idle-timer.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { CameraIcon, CheckIcon, DownIcon, NoticeIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { choosePaperText, needsPhoto } from '../service-status.ts';
import { useNumberTimes } from '../use-number-times.ts';
import { useUndo } from '../use-undo.ts';
import type { IssuedTicket } from '../visit.ts';
import { NumberSlip } from './number-slip.tsx';
import './number-page.css';

interface NumberPageProps {
  context: PageContext;
  issued: IssuedTicket;
  /** The token of the kiosk. */
  token: string;
  onLeave: () => void;
  onCancelled: (number: TicketNumber) => void;
  onTokenRefused: () => void;
}

export function NumberPage({ context, issued, token, onLeave, onCancelled, onTokenRefused }: NumberPageProps) {
  const { kiosk, refusals } = useKioskTexts();
  const { ticket } = issued;
  const slip = context.view.slips.find(row => row.ticketId === ticket.ticketId) ?? { ...ticket.slip, reason: null };
  const times = useNumberTimes(ticket.undoUntilAt);
  const paper = choosePaperText(slip.state, slip.reason, times.now - times.shown);
  const photo = needsPhoto(paper);
  if (paper !== 'paperPrinting') times.settle();
  const onCancel = () => onCancelled(ticket.number);
  const undo = useUndo({ ticketId: ticket.ticketId, token, onCancelled: onCancel, onTokenRefused });

  const leaveAt = decideLeaveAt(times, photo);
  const leftMs = Math.max(0, leaveAt - times.now);
  const latestOnLeave = useRef(onLeave);
  latestOnLeave.current = onLeave;
  const over = leftMs === 0 && !undo.running;
  useEffect(() => {
    if (over) latestOnLeave.current();
  }, [over]);

  const undoSec = Math.ceil((times.undoUntil - times.now) / 1000);
  const foot = (
    <>
      {undoSec > 0 || undo.running ? (
        <button type="button" class="big undo" disabled={undo.running} onClick={undo.press}>
          {undo.running ? kiosk.undoing : fill(kiosk.undo, { n: undoSec })}
        </button>
      ) : (
        <span class="undo" />
      )}
      <button type="button" class="big done" disabled={undo.running} onClick={onLeave}>
        {kiosk.done}
      </button>
    </>
  );
  return (
    <Frame page="number" context={context} foot={foot}>
      <div class="given">
        <p class="given-mark">
          <CheckIcon />
          {kiosk.given}
        </p>
        <h1 tabIndex={-1}>
          {photo ? kiosk.keepNumber : kiosk.keep}
          <span class="only-read-aloud">. {fill(kiosk.yourNumber, { number: ticket.number })}</span>
        </h1>
      </div>
      <NumberSlip view={context.view} issued={issued} />
      <div class={`paper ${paper}`}>
        <p role="status">
          {photo ? <CameraIcon /> : <DownIcon />}
          {kiosk[paper]}
        </p>
        <div class="time-bar">
          <i style={{ transform: `scaleX(${leftMs / (leaveAt - times.countedFrom)})` }} />
        </div>
        <p class="home-in">{fill(kiosk.homeIn, { n: Math.ceil(leftMs / 1000) })}</p>
        <div role="alert">
          {undo.trouble !== null && (
            <p class="undo-trouble">
              <NoticeIcon />
              <b>{kiosk.notUndone}</b> {refusals[undo.trouble]}
            </p>
          )}
        </div>
      </div>
    </Frame>
  );
}
