// Sign-in with name and PIN. The PIN is cleared as soon as it was refused.
import { useEffect, useRef, useState } from 'preact/hooks';
import { maxPinLength, maxSignInNameLength } from '../../common/contract/rules.ts';
import { formatTrouble, LanguageChoice, useDeskTexts } from '../shared/language.tsx';
import { readCall } from '../shared/server-calls.ts';
import type { SessionControl } from '../shared/staff-session.ts';
import './sign-in.css';

const nameStorageKey = 'motcua.staff-name';

function useSiteName(): string {
  const [name, setName] = useState<string>('');
  useEffect(() => {
    void readCall('site.describe', {}).then(answer => {
      if (answer.ok) setName(answer.value.name);
    });
  }, []);
  return name;
}

export function SignIn({ expired, signIn }: { expired: boolean; signIn: SessionControl['signIn'] }) {
  const texts = useDeskTexts();
  const { desk } = texts;
  const siteName = useSiteName();
  const [name, setName] = useState(() => localStorage.getItem(nameStorageKey) ?? '');
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const pinField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = desk.app;
  }, [desk]);
  useEffect(() => {
    // The remembered name is usually right, so the focus begins in the PIN field.
    (nameField.current?.value ? pinField : nameField).current?.focus();
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') {
      setTrouble(desk.nameNeeded);
      return nameField.current?.focus();
    }
    if (pin === '') {
      setTrouble(desk.pinNeeded);
      return pinField.current?.focus();
    }
    setBusy(true);
    setTrouble(null);
    const answer = await signIn(name.trim(), pin);
    setBusy(false);
    if (answer.ok) {
      localStorage.setItem(nameStorageKey, name.trim());
      return;
    }
    setPin('');
    setTrouble(formatTrouble(texts, answer.refusal, answer.detail));
    pinField.current?.focus();
  };

  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={submit} noValidate>
        <OfficeSeal />
        <p class="sign-in-site">{siteName}</p>
        <h1>{desk.app}</h1>
        <p class="quiet">{desk.signInFor}</p>
        <label class="field">
          <span>{desk.name}</span>
          <input
            ref={nameField}
            name="name"
            value={name}
            onInput={event => setName(event.currentTarget.value)}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxLength={maxSignInNameLength}
          />
        </label>
        <label class="field">
          <span>{desk.pin}</span>
          <input
            ref={pinField}
            name="pin"
            type="password"
            inputMode="numeric"
            value={pin}
            onInput={event => setPin(event.currentTarget.value)}
            autocomplete="current-password"
            maxLength={maxPinLength}
          />
        </label>
        <p class="sign-in-trouble" role="alert">
          {trouble ?? (expired ? desk.sessionOver : null)}
        </p>
        <button type="submit" class="big-red">
          {busy ? desk.signingIn : desk.signIn} <kbd>{desk.keyEnter}</kbd>
        </button>
        <LanguageChoice />
      </form>
    </main>
  );
}

/** The gate that also stands on the office's seal. */
function OfficeSeal() {
  return (
    <svg class="gate" viewBox="0 0 96 96" aria-hidden="true">
      <circle cx="48" cy="48" r="48" class="gate-ground" />
      <g transform="translate(20 18)">
        <path d="M10 50V24a18 18 0 0 1 36 0v26M4 50h48" class="gate-line" />
        <path d="M28 50V32" class="gate-way" />
      </g>
    </svg>
  );
}
