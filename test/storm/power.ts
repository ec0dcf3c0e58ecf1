// The light in the office: while it is off everybody stands still, and it can be seen that they do.

export interface Power {
  isOn(): boolean;
  /** Resolves at once, or when the light is on again. */
  untilOn(): Promise<void>;
  cut(): void;
  give(): void;
  /** How many stand and wait for the light. */
  standing(): number;
}

export function createPower(): Power {
  let on = true;
  let standing = 0;
  let letGo: (() => void)[] = [];
  return {
    isOn: () => on,
    async untilOn() {
      while (!on) {
        standing += 1;
        await new Promise<void>(resolve => letGo.push(resolve));
        standing -= 1;
      }
    },
    cut() {
      on = false;
    },
    give() {
      on = true;
      const all = letGo;
      letGo = [];
      for (const go of all) go();
    },
    standing: () => standing,
  };
}
