// Chooses where a ticket is transferred to: a service by its letter, a counter by its number, or both.
import { useRef, useState } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views/desk-views.ts';
import type { CounterId, ServiceId } from '../../common/contract/words.ts';
import { fill, nameIn } from '../../common/text/fill.ts';
import { findTyped, readDigit, type TypedDigits, typeDigit } from '../input/typed-digits.ts';
import { BackButton, Dialog } from '../shared/dialog.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import type { DeskTicket } from './ticket-text.ts';

interface TransferProps {
  view: CounterView;
  ticket: DeskTicket;
  onTransfer: (toServiceId: ServiceId | null, toCounterId: CounterId | null) => void;
  onClose: () => void;
}

export function TransferDialog({ view, ticket, onTransfer, onClose }: TransferProps) {
  const { desk, shared, language } = useDeskTexts();
  const [toService, setService] = useState<ServiceId | null>(null);
  const [toCounter, setCounter] = useState<CounterId | null>(null);
  const [isSubmitted, setSubmitted] = useState(false);
  const typed = useRef<TypedDigits>({ digits: '', at: 0 });

  const services = view.services.filter(service => service.id !== ticket.serviceId);
  const counters = view.counters.filter(counter => counter.id !== view.counter.id);
  const formatCounter = (label: string) => fill(shared.counter, { label });

  const toggleService = (id: ServiceId) => setService(old => (old === id ? null : id));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const digit = readDigit(event);
    if (digit !== null) {
      typed.current = typeDigit(typed.current, digit, Date.now());
      const found = findTyped(counters, typed.current.digits);
      if (found !== null && found.state !== 'closed') setCounter(found.id);
      return;
    }
    const place = /^Key([A-Z])$/.exec(event.code)?.[1];
    const letter = /^\p{L}$/u.test(event.key) ? event.key.toUpperCase() : place;
    const service = services.find(found => found.letter === letter) ?? services.find(found => found.letter === place);
    if (service !== undefined) toggleService(service.id);
  };
  const confirm = () => {
    setSubmitted(true);
    if (toService !== null || toCounter !== null) onTransfer(toService, toCounter);
  };

  const target = [
    ...services.filter(({ id }) => id === toService).map(({ name }) => nameIn(name, language)),
    ...counters.filter(({ id }) => id === toCounter).map(({ label }) => formatCounter(label)),
  ].join(' · ');
  const stateNames = { open: desk.stateOpen, paused: desk.statePaused, closed: desk.stateClosed };

  return (
    <Dialog title={fill(desk.transferTitle, { number: ticket.number })} wide onClose={onClose} onKeyDown={onKeyDown}>
      <p class="quiet">{desk.transferHow}</p>
      <div class="two-lists">
        <fieldset>
          <legend>{desk.toService}</legend>
          {services.map(service => (
            <button
              key={service.id}
              type="button"
              class="choice"
              aria-pressed={service.id === toService}
              onClick={() => toggleService(service.id)}
            >
              <kbd>{service.letter}</kbd>
              <span>{nameIn(service.name, language)}</span>
              <small>{fill(desk.waitingTotal, { n: service.waiting })}</small>
            </button>
          ))}
        </fieldset>
        <fieldset>
          <legend>{desk.toCounter}</legend>
          {counters.map(counter => (
            <button
              key={counter.id}
              type="button"
              class="choice"
              aria-pressed={counter.id === toCounter}
              disabled={counter.state === 'closed'}
              onClick={() => setCounter(old => (old === counter.id ? null : counter.id))}
            >
              <kbd>{counter.label}</kbd>
              <span>{formatCounter(counter.label)}</span>
              <small>{stateNames[counter.state]}</small>
            </button>
          ))}
        </fieldset>
      </div>
      <p class={target === '' && isSubmitted ? 'dialog-summary calm-message' : 'dialog-summary'} role="status">
        {target === '' ? desk.transferNothing : fill(desk.transferSummary, { number: ticket.number, target })}
      </p>
      <div class="dialog-ends">
        <BackButton onClose={onClose} />
        <button type="button" class="red" data-first aria-disabled={target === ''} onClick={confirm}>
          {desk.transferYes} <kbd>{desk.keyEnter}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
