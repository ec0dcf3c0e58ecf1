// Shows all keys, taken from the same table that the keyboard uses.
import { Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import { formatKey } from './action-buttons.tsx';
import { isDossierKey, presses } from './desk-keys.ts';

export function HelpDialog({ withDossiers, onClose }: { withDossiers: boolean; onClose: () => void }) {
  const { desk } = useDeskTexts();
  return (
    <Dialog title={desk.helpTitle} wide onClose={onClose}>
      <dl class="keys">
        {presses
          .filter(press => withDossiers || !isDossierKey(press))
          .map(press => (
            <div key={press}>
              <dt>
                <kbd>{formatKey(press, desk)}</kbd>
              </dt>
              <dd>
                <b>{desk.deed[press]}</b> {desk.deedMeans[press]}
              </dd>
            </div>
          ))}
      </dl>
      <h3>{desk.helpLists}</h3>
      <dl class="keys">
        <div>
          <dt>
            <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd>
          </dt>
          <dd>{desk.helpTabs}</dd>
        </div>
        <div>
          <dt>
            <kbd>4</kbd>
          </dt>
          <dd>{desk.helpNext}</dd>
        </div>
        <div>
          <dt>
            <kbd>↑</kbd> <kbd>↓</kbd>
          </dt>
          <dd>{desk.helpArrows}</dd>
        </div>
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{desk.helpEscape}</dd>
        </div>
      </dl>
      <p class="quiet">{desk.helpNote}</p>
      <div class="dialog-ends">
        <button type="button" class="red" data-first onClick={onClose}>
          {desk.dismiss} <kbd>Esc</kbd>
        </button>
      </div>
    </Dialog>
  );
}
