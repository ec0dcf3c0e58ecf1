// Following a dossier: its code is typed or its receipt scanned, and the page says in plain words where it is, when it will be
// ready and what to do. Nothing personal stands here; what was typed is part of the visit and forgotten with it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ServiceId } from '../../common/contract/words.ts';
import { fill } from '../../common/text/fill.ts';
import { dateText } from '../../common/text/format.ts';
import { isWhole, readTyped } from '../follow/code-form.ts';
import { CodePad } from '../follow/code-pad.tsx';
import { More } from '../follow/more.tsx';
import { StepLine } from '../follow/step-line.tsx';
import { isOver, listFacts, moodOf, sayNext, sayPunctual, sayState, sayWhen } from '../follow/tell.ts';
import { type AskedDossier, type FoundDossier, useDossier } from '../follow/use-dossier.ts';
import { Frame, type Setting } from '../frame.tsx';
import { ArrowIcon, BackIcon, CheckIcon, NoticeIcon, SearchIcon, SlipIcon } from '../icons.tsx';
import { standingOf } from '../offer.ts';
import { useWords } from '../words.ts';
import './dossier.css';

interface DossierPageProps {
  setting: Setting;
  /** What stands in the box; null: nothing was typed yet. */
  typed: string | null;
  /** Null while the code is being typed. */
  asked: AskedDossier | null;
  /** The kiosk's own. */
  token: string;
  onTyped: (typed: string | null) => void;
  onAsk: (asked: AskedDossier | null) => void;
  onService: (serviceId: ServiceId) => void;
  onLeave: () => void;
}

export function DossierPage(props: DossierPageProps) {
  return props.asked === null ? <AskCode {...props} /> : <Looked {...props} asked={props.asked} />;
}

function Back({ onBack }: { onBack: () => void }) {
  const { kiosk } = useWords();
  return (
    <button type="button" class="pill back" onClick={onBack}>
      <BackIcon />
      {kiosk.back}
    </button>
  );
}

function AskCode({ setting, typed, onTyped, onAsk, onLeave }: DossierPageProps) {
  const { dossier } = useWords().kiosk;
  const unit = setting.view.dossiers?.unit ?? '';
  const begin = unit === '' ? '' : `${unit}-`;
  const text = typed ?? begin;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const whole = isWhole(text);
  const dayTyped = /-\d{6}-/.test(text);
  const hint = whole
    ? dossier.hintWhole
    : dayTyped
      ? dossier.hintSerial
      : text.includes('-')
        ? dossier.hintDay
        : dossier.hintUnit;
  // One place, three uses: what was typed goes; then the office's own part; then it comes back.
  const [clear, cleared] =
    text === '' ? [dossier.ownUnit, begin] : text === begin ? [dossier.otherUnit, ''] : [dossier.clear, begin];
  const ask = () => whole && onAsk({ code: text });
  return (
    <Frame page="dossier typing" setting={setting} foot={<Back onBack={onLeave} />}>
      <div class="dossier-head">
        <h1 tabIndex={-1}>{dossier.title}</h1>
        <p>{dossier.how}</p>
      </div>
      <Sample setting={setting} unit={unit} text={text} />
      <form
        class="dossier-form"
        onSubmit={event => {
          event.preventDefault();
          ask();
        }}
      >
        <div class="find-box">
          <input
            ref={box}
            type="text"
            // The pad is our own; one of the system would cover it.
            inputMode="none"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            aria-label={dossier.label}
            aria-describedby="dossier-hint"
            value={text}
            onInput={event => {
              const { value } = event.currentTarget;
              // A hand that erases must not find the separator put back under it.
              const next = text.startsWith(value) ? value : readTyped(value, unit);
              if (next === text) event.currentTarget.value = text;
              onTyped(next);
            }}
          />
          {unit !== '' && (
            <button
              type="button"
              class="find-clear"
              onMouseDown={event => event.preventDefault()}
              onClick={() => onTyped(cleared)}
            >
              {clear}
            </button>
          )}
        </div>
        <p class="dossier-hint" id="dossier-hint" role="status">
          {hint}
        </p>
        <button type="submit" class="big main dossier-look" disabled={!whole || setting.lostAt !== null}>
          <SearchIcon />
          {dossier.look}
        </button>
      </form>
      <CodePad text={text} onText={onTyped} />
    </Frame>
  );
}

/** A code as it stands on a receipt, and which part of it comes next. */
function Sample({ setting, unit, text }: Pick<DossierPageProps, 'setting'> & { unit: string; text: string }) {
  const { dossier } = useWords().kiosk;
  const { at, site } = setting.view;
  const [day = '', month = '', year = ''] = dateText(at, site.timeZone).split('/');
  const now = text.split('-').length - 1;
  const parts = [
    [unit, dossier.partUnit],
    [`${year.slice(2)}${month}${day}`, dossier.partDay],
    ['0001', dossier.partSerial],
  ];
  return (
    <div class="dossier-sample" aria-hidden="true">
      <p>{dossier.sample}</p>
      <ol>
        {parts.map(([sign, name], i) => (
          <li key={name} class={i === now ? 'is-now' : ''}>
            <b>{sign}</b>
            <span>{name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Looked(props: DossierPageProps & { asked: AskedDossier }) {
  const { setting, asked, token, onTyped, onAsk, onLeave } = props;
  const { kiosk } = useWords();
  const { dossier } = kiosk;
  const followed = useDossier(asked, token);
  const again = () => {
    onTyped(null);
    onAsk(null);
  };
  if (followed.state === 'found')
    return (
      <Frame page={`dossier told mood-${moodOf(followed.dossier)}`} setting={setting} foot={<Back onBack={onLeave} />}>
        <Found {...props} found={followed.dossier} onOther={again} />
      </Frame>
    );
  return (
    <Frame page={`message dossier ${followed.state}`} setting={setting} foot={<Back onBack={onLeave} />}>
      <div class="message-text">
        <span class="message-icon">{followed.state === 'looking' ? <SearchIcon /> : <NoticeIcon />}</span>
        <NotYet setting={setting} followed={followed} asked={asked} />
      </div>
      <div class="message-targets">
        {followed.state === 'unknown' && 'code' in asked && (
          <button type="button" class="big main" onClick={() => onAsk(null)}>
            {dossier.mend}
          </button>
        )}
        <button type="button" class="big" onClick={again}>
          {dossier.other}
        </button>
      </div>
    </Frame>
  );
}

/** Why there is nothing to see: in words, with what to do. */
function NotYet({
  setting,
  followed,
  asked,
}: Pick<DossierPageProps, 'setting'> & {
  followed: Exclude<ReturnType<typeof useDossier>, { state: 'found' }>;
  asked: AskedDossier;
}) {
  const { dossier: page, kiosk } = useWords();
  const { dossier } = kiosk;
  const { hotline, timeZone } = setting.view.site;
  const code = 'code' in asked && <p class="dossier-code">{asked.code}</p>;
  switch (followed.state) {
    case 'looking':
      return <h1 tabIndex={-1}>{dossier.looking}</h1>;
    case 'unknown': {
      const time = sayWhen(followed.dataAt, timeZone, page);
      return (
        <>
          <h1 tabIndex={-1}>{dossier.notFound}</h1>
          {code}
          <p role="status">
            {hotline === null ? fill(dossier.notFoundDesk, { time }) : fill(dossier.notFoundCall, { time, hotline })}
          </p>
        </>
      );
    }
    case 'slowed':
      return (
        <>
          <h1 tabIndex={-1}>{dossier.slowed}</h1>
          <p role="status">
            <Countdown until={followed.until} />
          </p>
        </>
      );
    case 'no-answer':
      return (
        <>
          <h1 tabIndex={-1}>{dossier.noAnswer}</h1>
          <p role="status">{dossier.noAnswerHow}</p>
        </>
      );
  }
}

function Countdown({ until }: { until: number }) {
  const { dossier } = useWords().kiosk;
  const left = () => Math.max(1, Math.ceil((until - performance.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return <>{fill(dossier.slowedHow, { n: seconds })}</>;
}

function Found({
  setting,
  asked,
  token,
  found,
  onService,
  onOther,
}: DossierPageProps & { asked: AskedDossier; found: FoundDossier; onOther: () => void }) {
  const { kiosk, dossier: text } = useWords();
  const { dossier } = kiosk;
  const [more, setMore] = useState(false);
  const { timeZone } = setting.view.site;
  const mood = moodOf(found);
  const punctual = sayPunctual(found, text);
  const { serviceId } = found;
  return (
    <>
      <div class="dossier-state">
        <span class="dossier-mark">
          {mood === 'ready' || mood === 'well' ? <CheckIcon /> : <NoticeOr mood={mood} />}
        </span>
        <div>
          <h1 tabIndex={-1}>{sayState(found, text)}</h1>
          <p>{sayNext(found, text)}</p>
        </div>
      </div>
      <section class="dossier-paper">
        <p class="dossier-code">{found.code}</p>
        <p class="dossier-procedure" lang="vi">
          {found.procedure}
        </p>
        <StepLine seen={found} text={text} />
        <dl>
          {listFacts(found, timeZone, text).map(({ name, value, look }) => (
            <div key={name} class={look}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {punctual !== null && <p class={`dossier-punctual ${found.late ? 'late' : 'well'}`}>{punctual}</p>}
        {found.outsideAt !== null && (
          <p class="dossier-outside">{fill(text.outside, { time: sayWhen(found.outsideAt, timeZone, text) })}</p>
        )}
      </section>
      <div class="dossier-deeds">
        {serviceId !== null && (
          <TakeNumber setting={setting} found={found} serviceId={serviceId} onService={onService} />
        )}
        {!(isOver(found) && found.state !== 3 && found.state !== 8) && (
          <button type="button" class="big" onClick={() => setMore(true)}>
            {dossier.more}
          </button>
        )}
        <button type="button" class="big" onClick={onOther}>
          {dossier.other}
        </button>
      </div>
      {more && <More asked={asked} token={token} onClose={() => setMore(false)} />}
    </>
  );
}

const NoticeOr = ({ mood }: { mood: ReturnType<typeof moodOf> }) => (mood === 'wait' ? <SlipIcon /> : <NoticeIcon />);

/** The way to a number for what must be done now; in words why there is none. */
function TakeNumber({
  setting,
  found,
  serviceId,
  onService,
}: Pick<DossierPageProps, 'setting' | 'onService'> & { found: FoundDossier; serviceId: ServiceId }) {
  const { find, dossier } = useWords().kiosk;
  const { view, lostAt } = setting;
  const service = view.services.find(each => each.id === serviceId);
  if (service === undefined) return null;
  const standing = standingOf(service);
  const why = !view.hours.open
    ? find.takeOff
    : standing === 'full'
      ? find.takeFull
      : standing === 'closed'
        ? find.takeClosed
        : null;
  return (
    <button
      type="button"
      class="big take-number"
      disabled={why !== null || lostAt !== null}
      onClick={() => onService(serviceId)}
    >
      <SlipIcon />
      {why ?? (found.state === 9 ? dossier.takeResult : dossier.take)}
      {why === null && <ArrowIcon />}
    </button>
  );
}
