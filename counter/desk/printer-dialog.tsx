// Explains a printer's trouble and what to do about it. The officer reports a new roll of paper here, since not every
// printer notices one.
import { fill } from '../../common/text/fill.ts';
import { Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import type { Printer } from './desk-bar.tsx';

interface PrinterDialogProps {
  printer: Printer;
  onNewRoll: () => void;
  onClose: () => void;
}

export function PrinterDialog({ printer, onNewRoll, onClose }: PrinterDialogProps) {
  const { desk } = useDeskTexts();
  const { id, condition, usedM, rollM } = printer;
  const needsPaper = condition === 'paper-near-end' || condition === 'paper-out';
  return (
    <Dialog title={fill(desk.printerIs, { printer: id, state: desk.printerState[condition] })} onClose={onClose}>
      <p>{desk.printerDo[condition]}</p>
      {rollM !== null && <p>{fill(desk.printerUsed, { used: Math.round(usedM), roll: rollM })}</p>}
      <div class="dialog-ends">
        <button type="button" class="plain" data-first={!needsPaper} onClick={onClose}>
          {desk.back} <kbd>Esc</kbd>
        </button>
        {needsPaper && (
          <button type="button" class="red" data-first onClick={onNewRoll}>
            {desk.newRoll} <kbd>{desk.keyEnter}</kbd>
          </button>
        )}
      </div>
    </Dialog>
  );
}
