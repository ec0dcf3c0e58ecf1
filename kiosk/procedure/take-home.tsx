// The dialog for taking a procedure along: it prints the list of papers and shows the code that opens the procedure on a phone.
// The code is always there, whatever happens to the paper.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KioskView } from '../../common/contract/views/kiosk-views.ts';
import { makeCall, newRequestId } from '../../common/screen/call.ts';
import { blockTouches } from '../touchscreen/block-touches.ts';
import { useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { QrCode } from '../touchscreen/parts/qr-code.tsx';
import { choosePaperText, type PaperText } from '../touchscreen/service-status.ts';
import { useLastTouch } from '../touchscreen/use-last-touch.ts';
import type { Procedure } from './procedure-sections.ts';

/** The key of the sentence about the paper. It is 'printing' until the kiosk view contains the paper. */
type ChecklistText = 'printing' | 'notPrinted' | PaperText;

/** The sentences after which no paper comes, so that the citizen should photograph the code. */
const failedTexts: readonly ChecklistText[] = ['notPrinted', 'paperOut', 'paperFailed', 'paperSlow'];

interface TakeHomeProps {
  /** Prints the list of papers; otherwise only the code is shown. */
  print: boolean;
  procedure: Procedure;
  /** The papers that this kiosk has printed, from its view. */
  checklists: KioskView['checklists'];
  /** The token of the kiosk. */
  token: string;
  onClose: () => void;
}

export function TakeHome({ print, procedure, checklists, token, onClose }: TakeHomeProps) {
  const { kiosk, refusals, language } = useKioskTexts();
  const { find } = kiosk;
  const dialog = useRef<HTMLDialogElement>(null);
  const [slipId, setSlipId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
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
        else setFailure(answer.refusal === 'slip.no-printer' ? find.paperNone : refusals[answer.refusal]);
      },
    );
  }, []);
  const slip = checklists.find(checklist => checklist.slipId === slipId) ?? { state: 'queued' as const, reason: null };
  const text: ChecklistText =
    failure !== null
      ? 'notPrinted'
      : slipId === null
        ? 'printing'
        : choosePaperText(slip.state, slip.reason, now - shownAt);
  const how = failure ?? (text === 'paperUnsure' ? find.paperUnsureHow : '');
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
      <h2 id="take-home-title">{print ? find[text] : find.phone}</h2>
      <div class="question-text" role="status">
        {print && <p class="only-read-aloud">{find[text]}</p>}
        {print && how !== '' && <p>{how}</p>}
        <QrCode text={procedure.pageUrl} label={find.phoneCode} />
        <p>{print && failedTexts.includes(text) ? find.photo : find.phoneHow}</p>
      </div>
      <div class="question-answers">
        <button type="button" class="big main" onClick={onClose}>
          {find.close}
        </button>
      </div>
    </dialog>
  );
}
