// Taking a procedure along: the list of papers on paper, and the whole of it on the own phone. Whatever becomes of the paper,
// the code for the phone stands there.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KioskView } from '../../common/contract/views.ts';
import { makeCall, newRequestId } from '../../common/screen/call.ts';
import { blockTouches } from '../touchscreen/block-touches.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { QrCode } from '../touchscreen/parts/qr-code.tsx';
import { choosePaperText, type PaperText } from '../touchscreen/service-status.ts';
import { useLastTouch } from '../touchscreen/use-last-touch.ts';
import type { Procedure } from './procedure-sections.ts';

/** What is said of the paper; before the kiosk's picture knows of it, that it is on its way. */
type Told = 'printing' | 'notPrinted' | PaperText;

export function TakeHome({
  print,
  procedure,
  checklists,
  token,
  onClose,
}: {
  print: boolean;
  procedure: Procedure;
  /** The kiosk's own, as its picture tells. */
  checklists: KioskView['checklists'];
  token: string;
  onClose: () => void;
}) {
  const { kiosk, refusals, language } = useKioskTexts();
  const { find } = kiosk;
  const dialog = useRef<HTMLDialogElement>(null);
  const [slipId, setSlipId] = useState<string | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const requestId = useRef<string | null>(null);
  const { now, shownAt } = useLastTouch();
  useLayoutEffect(() => {
    blockTouches();
    dialog.current?.showModal();
    return blockTouches;
  }, []);
  useEffect(() => {
    if (!print || requestId.current !== null) return;
    requestId.current = newRequestId();
    void makeCall('procedure.print', { id: procedure.id, language }, { token, requestId: requestId.current }).then(
      answer => {
        if (answer.ok) setSlipId(answer.value.slipId);
        else setWhy(answer.refusal === 'slip.no-printer' ? find.paperNone : refusals[answer.refusal]);
      },
    );
  }, []);
  const slip = checklists.find(each => each.slipId === slipId) ?? { state: 'queued' as const, reason: null };
  const told: Told =
    why !== null
      ? 'notPrinted'
      : slipId === null
        ? 'printing'
        : choosePaperText(slip.state, slip.reason, now - shownAt);
  const how = why ?? (told === 'paperUnsure' ? find.paperUnsureHow : '');
  const gone = told === 'notPrinted' || told === 'paperOut' || told === 'paperFailed' || told === 'paperSlow';
  return (
    <dialog
      ref={dialog}
      class="question take-home"
      aria-labelledby="take-home-title"
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="take-home-title">{print ? find[told] : find.phone}</h2>
      <div class="question-text" role="status">
        {print && <p class="only-read-aloud">{find[told]}</p>}
        {print && how !== '' && <p>{how}</p>}
        <QrCode text={procedure.pageUrl} label={find.phoneCode} />
        <p>{print && gone ? find.photo : find.phoneHow}</p>
      </div>
      <div class="question-answers">
        <button type="button" class="big main" onClick={onClose}>
          {find.close}
        </button>
      </div>
    </dialog>
  );
}
