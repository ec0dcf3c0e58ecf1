// Papers and fees as lines: ticked when they are here, with kind and number, or with a sum; own lines can be added.
import { useId, useRef } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { numberText, readAmount } from './amounts.ts';
import { addFee, addPaper, type Errors, type FeeLine, type PaperKind, type PaperLine, typeAmount } from './draft.ts';
import { ChoiceField, choicesOf, useErrorText } from './fields.tsx';
import { useRoom } from './room.ts';

interface LinesProps<L> {
  lines: readonly L[];
  errors: Errors;
  onLines: (lines: L[]) => void;
  /** The hand begins in the first of them. */
  first?: boolean;
}

const changeOne = <L extends { key: number }>(lines: readonly L[], key: number, change: Partial<L>): L[] =>
  lines.map(line => (line.key === key ? { ...line, ...change } : line));
const without = <L extends { key: number }>(lines: readonly L[], key: number): L[] =>
  lines.filter(line => line.key !== key);

/** After a line was added the hand goes on in it. */
function useNewLine() {
  const list = useRef<HTMLDivElement>(null);
  const focusLast = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const fields = list.current?.querySelectorAll<HTMLElement>('[data-name]') ?? [];
        [...fields].at(-1)?.focus();
      }),
    );
  return { list, focusLast };
}

export function PaperLines({ lines, errors, onLines }: LinesProps<PaperLine>) {
  const { words } = useRoom();
  const { receive } = words;
  const say = useErrorText();
  const { list, focusLast } = useNewLine();
  const kinds = choicesOf<PaperKind>(words.paperKinds, [0, 1, 2]);
  return (
    <div class="lines" ref={list}>
      {lines.length === 0 && <p class="quiet">{receive.papersNone}</p>}
      {lines.map(line => {
        const { key, name, own, taken } = line;
        const wrong = say(errors[`papers.${key}.name`] ?? errors[`papers.${key}.count`]);
        return (
          <div key={key} class={taken ? 'line' : 'line off'}>
            <label class="line-name">
              <input
                type="checkbox"
                checked={taken}
                aria-label={own ? receive.paperName : undefined}
                onChange={event => onLines(changeOne(lines, key, { taken: event.currentTarget.checked }))}
              />
              {!own && (
                <span>
                  {name}
                  {line.form !== null && <small> · {fill(receive.paperForm, { form: line.form })}</small>}
                  {line.optional && <small> · {receive.paperOptional}</small>}
                </span>
              )}
            </label>
            {own && (
              <input
                class="line-own"
                data-name
                name={`papers.${key}.name`}
                aria-label={receive.paperName}
                placeholder={receive.paperName}
                value={name}
                maxLength={600}
                onInput={event => onLines(changeOne(lines, key, { name: event.currentTarget.value }))}
              />
            )}
            <ChoiceField
              label={`${receive.paperKind}: ${name}`}
              silent
              value={line.kind}
              choices={kinds}
              onValue={kind => onLines(changeOne(lines, key, { kind }))}
            />
            <input
              class="line-count"
              name={`papers.${key}.count`}
              aria-label={`${receive.paperCount}: ${name}`}
              inputMode="numeric"
              value={line.count}
              maxLength={2}
              onFocus={event => event.currentTarget.select()}
              onInput={event => onLines(changeOne(lines, key, { count: event.currentTarget.value }))}
            />
            {own ? (
              <button
                type="button"
                class="line-remove"
                aria-label={fill(receive.removeLine, { name })}
                onClick={() => onLines(without(lines, key))}
              >
                ×
              </button>
            ) : (
              <span />
            )}
            {wrong !== null && (
              <small class="field-wrong" role="alert">
                {wrong}
              </small>
            )}
          </div>
        );
      })}
      <button
        type="button"
        class="row-button"
        onClick={() => {
          onLines(addPaper(lines));
          focusLast();
        }}
      >
        + {receive.addPaper}
      </button>
    </div>
  );
}

export function FeeLines({ lines, errors, onLines, first = false }: LinesProps<FeeLine>) {
  const { words } = useRoom();
  const { receive } = words;
  const say = useErrorText();
  const { list, focusLast } = useNewLine();
  const id = useId();
  return (
    <div class="lines fees" ref={list}>
      {lines.length === 0 && <p class="quiet">{receive.feesNone}</p>}
      {lines.map(line => {
        const { key, name, own, paid } = line;
        const wrong = say(errors[`fees.${key}.name`] ?? errors[`fees.${key}.amount`]);
        const read = paid ? readAmount(line.amount) : null;
        return (
          <div key={key} class={paid ? 'line' : 'line off'}>
            <label class="line-name">
              <input
                type="checkbox"
                checked={paid}
                aria-label={own ? receive.feeName : undefined}
                onChange={event => onLines(changeOne(lines, key, { paid: event.currentTarget.checked }))}
              />
              {!own && (
                <span>
                  {name}
                  {line.text !== '' && <small> · {line.text}</small>}
                </span>
              )}
            </label>
            {own && (
              <input
                class="line-own"
                data-name
                data-first={first && line === lines[0] ? '' : undefined}
                name={`fees.${key}.name`}
                aria-label={receive.feeName}
                placeholder={receive.feeName}
                value={name}
                maxLength={200}
                onInput={event => onLines(changeOne(lines, key, { name: event.currentTarget.value }))}
              />
            )}
            <input
              class="line-amount"
              name={`fees.${key}.amount`}
              aria-label={`${receive.feeAmount}: ${name}`}
              aria-describedby={read === null ? undefined : `${id}-${key}`}
              placeholder={receive.feeAmount}
              inputMode="numeric"
              value={line.amount}
              maxLength={15}
              onFocus={event => event.currentTarget.select()}
              onInput={event => onLines(changeOne(lines, key, typeAmount(line, event.currentTarget.value)))}
            />
            {own ? (
              <button
                type="button"
                class="line-remove"
                aria-label={fill(receive.removeLine, { name })}
                onClick={() => onLines(without(lines, key))}
              >
                ×
              </button>
            ) : (
              <span />
            )}
            {read !== null && (
              <small class="line-sum quiet" id={`${id}-${key}`}>
                = {fill(words.dong, { amount: numberText(read) })}
              </small>
            )}
            {wrong !== null && (
              <small class="field-wrong" role="alert">
                {wrong}
              </small>
            )}
          </div>
        );
      })}
      <button
        type="button"
        class="row-button"
        onClick={() => {
          onLines(addFee(lines));
          focusLast();
        }}
      >
        + {receive.addFee}
      </button>
    </div>
  );
}
