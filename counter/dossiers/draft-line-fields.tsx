// The fields of the lines of papers and fees: a tick, kind and number of a paper, the amount of a fee. The officer can
// add lines.

import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { maxNameLength, maxPaperNameLength } from '../../common/contract/rules.ts';
import { fill } from '../../common/text/fill.ts';
import { formatNumber, parseAmount } from './amounts.ts';
import type { FieldErrors } from './check-draft.ts';
import { useDossierContext } from './dossier-context.ts';
import { addFee, addPaper, enterAmount, type FeeLine, type PaperKind, type PaperLine } from './draft-lines.ts';
import { ChoiceField, listChoices, useErrorText } from './fields.tsx';
import './draft-line-fields.css';

interface LinesProps<L> {
  lines: readonly L[];
  errors: FieldErrors;
  onLines: (lines: L[]) => void;
  /** Focuses the first line when the dialog opens. */
  first?: boolean;
}

const changeLine = <L extends { key: number }>(lines: readonly L[], key: number, change: Partial<L>): L[] =>
  lines.map(line => (line.key === key ? { ...line, ...change } : line));
const removeLine = <L extends { key: number }>(lines: readonly L[], key: number): L[] =>
  lines.filter(line => line.key !== key);

/** Returns the list's ref and the function that focuses a line after it was added. */
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

interface LineProps {
  /** The beginning of the names of its fields: "papers.3". */
  field: string;
  /** The name that screen readers give to the fields of an own line. */
  label: string;
  name: string;
  /** Whether the officer added the line, so that its name can be changed and the line removed. */
  own: boolean;
  ticked: boolean;
  /** Shown beside the name of a line that the procedure lists. */
  more: ComponentChildren;
  maxLength: number;
  first?: boolean;
  /** The sentence about a mistake, or null. */
  mistake: string | null;
  onTick: (ticked: boolean) => void;
  onName: (name: string) => void;
  onRemove: () => void;
  /** Further fields of the line, and what is shown below it. */
  fields: ComponentChildren;
  under?: ComponentChildren;
}

function Line(props: LineProps) {
  const { field, label, name, own, ticked, more, maxLength, first = false, mistake, fields, under } = props;
  const { texts } = useDossierContext();
  return (
    <div class={ticked ? 'line' : 'line off'}>
      <label class="line-name">
        <input
          type="checkbox"
          checked={ticked}
          aria-label={own ? label : undefined}
          onChange={event => props.onTick(event.currentTarget.checked)}
        />
        {!own && (
          <span>
            {name}
            {more}
          </span>
        )}
      </label>
      {own && (
        <input
          class="line-own"
          data-name
          data-first={first ? '' : undefined}
          name={`${field}.name`}
          aria-label={label}
          placeholder={label}
          value={name}
          maxLength={maxLength}
          onInput={event => props.onName(event.currentTarget.value)}
        />
      )}
      {fields}
      {own ? (
        <button
          type="button"
          class="line-remove"
          aria-label={fill(texts.receive.removeLine, { name })}
          onClick={props.onRemove}
        >
          ×
        </button>
      ) : (
        <span />
      )}
      {under}
      {mistake !== null && (
        <small class="field-wrong" role="alert">
          {mistake}
        </small>
      )}
    </div>
  );
}

interface AllLinesProps {
  kind: 'papers' | 'fees';
  count: number;
  onAdd: () => void;
  children: ComponentChildren;
}

function AllLines({ kind, count, onAdd, children }: AllLinesProps) {
  const { receive } = useDossierContext().texts;
  const { list, focusLast } = useNewLine();
  const add = () => {
    onAdd();
    focusLast();
  };
  return (
    <div class={kind === 'fees' ? 'lines fees' : 'lines'} ref={list}>
      {count === 0 && <p class="quiet">{kind === 'fees' ? receive.feesNone : receive.papersNone}</p>}
      {children}
      <button type="button" class="row-button" onClick={add}>
        + {kind === 'fees' ? receive.addFee : receive.addPaper}
      </button>
    </div>
  );
}

export function PaperLines({ lines, errors, onLines }: LinesProps<PaperLine>) {
  const { texts } = useDossierContext();
  const { receive } = texts;
  const errorText = useErrorText();
  const kinds = listChoices<PaperKind>(texts.paperKinds, [0, 1, 2]);
  return (
    <AllLines kind="papers" count={lines.length} onAdd={() => onLines(addPaper(lines))}>
      {lines.map(line => {
        const { key, name, own, taken } = line;
        const change = (more: Partial<PaperLine>) => onLines(changeLine(lines, key, more));
        return (
          <Line
            key={key}
            field={`papers.${key}`}
            label={receive.paperName}
            name={name}
            own={own}
            ticked={taken}
            maxLength={maxPaperNameLength}
            more={
              <>
                {line.form !== null && <small> · {fill(receive.paperForm, { form: line.form })}</small>}
                {line.optional && <small> · {receive.paperOptional}</small>}
              </>
            }
            mistake={errorText(errors[`papers.${key}.name`] ?? errors[`papers.${key}.count`])}
            onTick={to => change({ taken: to })}
            onName={to => change({ name: to })}
            onRemove={() => onLines(removeLine(lines, key))}
            fields={
              <>
                <ChoiceField
                  label={`${receive.paperKind}: ${name}`}
                  silent
                  value={line.kind}
                  choices={kinds}
                  onValue={kind => change({ kind })}
                />
                <input
                  class="line-count"
                  name={`papers.${key}.count`}
                  aria-label={`${receive.paperCount}: ${name}`}
                  inputMode="numeric"
                  value={line.count}
                  maxLength={2}
                  onFocus={event => event.currentTarget.select()}
                  onInput={event => change({ count: event.currentTarget.value })}
                />
              </>
            }
          />
        );
      })}
    </AllLines>
  );
}

export function FeeLines({ lines, errors, onLines, first = false }: LinesProps<FeeLine>) {
  const { texts } = useDossierContext();
  const { receive } = texts;
  const errorText = useErrorText();
  const id = useId();
  return (
    <AllLines kind="fees" count={lines.length} onAdd={() => onLines(addFee(lines))}>
      {lines.map(line => {
        const { key, name, own, paid } = line;
        const change = (more: Partial<FeeLine>) => onLines(changeLine(lines, key, more));
        const read = paid ? parseAmount(line.amount) : null;
        return (
          <Line
            key={key}
            field={`fees.${key}`}
            label={receive.feeName}
            name={name}
            own={own}
            ticked={paid}
            maxLength={maxNameLength}
            first={first && line === lines[0]}
            more={line.text !== '' && <small> · {line.text}</small>}
            mistake={errorText(errors[`fees.${key}.name`] ?? errors[`fees.${key}.amount`])}
            onTick={to => change({ paid: to })}
            onName={to => change({ name: to })}
            onRemove={() => onLines(removeLine(lines, key))}
            fields={
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
                onInput={event => change(enterAmount(line, event.currentTarget.value))}
              />
            }
            under={
              read !== null && (
                <small class="line-sum quiet" id={`${id}-${key}`}>
                  = {fill(texts.dong, { amount: formatNumber(read) })}
                </small>
              )
            }
          />
        );
      })}
    </AllLines>
  );
}
