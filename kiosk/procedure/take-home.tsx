// Taking a procedure along: the list of papers on paper, and the whole of it on the own phone. Whatever becomes of the paper,
// the code for the phone stands there.
import { useEffect, useRef, useState } from 'preact/hooks';
import { makeCall, newRequestId } from '../../common/screen/call.ts';
import { QrCode } from '../qr-code.tsx';
import { holdTouches } from '../touch.ts';
import { useWords } from '../words.ts';
import type { Procedure } from './sections.ts';

type Paper = 'asking' | 'coming' | 'none';

export function TakeHome({
  print,
  procedure,
  printerOk,
  token,
  onClose,
}: {
  print: boolean;
  procedure: Procedure;
  /** The kiosk's printer, as far as it says so. */
  printerOk: boolean;
  token: string;
  onClose: () => void;
}) {
  const { kiosk, refusals, language } = useWords();
  const { find } = kiosk;
  const dialog = useRef<HTMLDialogElement>(null);
  const [paper, setPaper] = useState<Paper>('asking');
  const [why, setWhy] = useState('');
  const requestId = useRef<string | null>(null);
  useEffect(() => {
    holdTouches();
    dialog.current?.showModal();
    return holdTouches;
  }, []);
  useEffect(() => {
    if (!print || requestId.current !== null) return;
    requestId.current = newRequestId();
    void makeCall('procedure.print', { id: procedure.id, language }, { token, requestId: requestId.current }).then(
      answer => {
        setPaper(answer.ok ? 'coming' : 'none');
        if (!answer.ok) setWhy(answer.refusal === 'slip.no-printer' ? find.noPrinter : refusals[answer.refusal]);
      },
    );
  }, []);
  const comes = print && paper === 'coming' && printerOk;
  const fails = print && (paper === 'none' || (paper === 'coming' && !printerOk));
  const title = !print ? find.phone : paper === 'asking' ? find.printing : fails ? find.notPrinted : find.printed;
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
      <h2 id="take-home-title">{title}</h2>
      <div class="question-text" role="status">
        {comes && <p>{find.printedHow}</p>}
        {fails && <p>{why === '' ? find.noPaper : why}</p>}
        <QrCode text={procedure.pageUrl} label={find.phoneCode} />
        <p>{fails ? find.photo : find.phoneHow}</p>
      </div>
      <div class="question-answers">
        <button type="button" class="big main" onClick={onClose}>
          {find.close}
        </button>
      </div>
    </dialog>
  );
}
