// The side of a dossier's page: its actions with their keys, the papers to print, and the payments.
import { fill } from '../../common/text/fill.ts';
import { actionKeys, type DossierAction, type DossierDetails, legalActions } from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { Payments } from './dossier-facts.tsx';
import { type PrintableForm, paperUrl } from './paper-link.ts';

interface DossierSideProps {
  dossier: DossierDetails;
  /** The large red button, or null when nothing is left to do. */
  main: DossierAction | null;
  isAllowed: (action: DossierAction) => boolean;
  onAction: (action: DossierAction) => void;
  /** Cancels a receipt. */
  onCancelReceipt: (receipt: DossierDetails['paid'][number]) => void;
}

export function DossierSide({ dossier, main, isAllowed, onAction, onCancelReceipt }: DossierSideProps) {
  const { texts, mayAct, lost } = useDossierContext();
  const { show } = texts;
  const renderButton = (action: DossierAction) => (
    <button
      key={action}
      type="button"
      class={action === main ? 'action-button main' : 'action-button'}
      disabled={!isAllowed(action)}
      onClick={() => onAction(action)}
    >
      {texts.deed[action]} <kbd>{actionKeys[action]}</kbd>
    </button>
  );
  return (
    <aside class="dossier-side" aria-label={show.deeds}>
      {mayAct ? (
        <section class="dossier-actions">
          {main !== null && renderButton(main)}
          {dossier.may.length === 0 && <p class="quiet">{show.over}</p>}
          {dossier.may.length > 0 && legalActions.filter(action => action !== main).map(renderButton)}
          {renderButton('correct')}
          {renderButton('slip')}
        </section>
      ) : (
        <p class="quiet">{show.onlyLook}</p>
      )}
      <Forms dossier={dossier} />
      <Payments dossier={dossier} onCancel={lost ? null : onCancelReceipt} />
    </aside>
  );
}

function Forms({ dossier }: { dossier: DossierDetails }) {
  const { texts } = useDossierContext();
  const formatForm = ({ form, nth }: PrintableForm) => {
    const paper = texts.forms[form];
    const isRepeated = dossier.forms.filter(other => other.form === form).length > 1;
    return isRepeated ? fill(texts.show.formNth, { paper, n: nth }) : paper;
  };
  if (dossier.forms.length === 0) return null;
  return (
    <section class="forms">
      <h2>{texts.show.forms}</h2>
      {dossier.forms.map((paper, i) => (
        <a key={i} class="choice" href={paperUrl(dossier.code, paper)} target="_blank" rel="noreferrer">
          <span>{formatForm(paper)}</span> <kbd>{i + 1}</kbd>
        </a>
      ))}
    </section>
  );
}
