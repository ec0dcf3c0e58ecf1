// A GSM modem for tests, as awkward as a real one: it echoes until told not to, forgets everything when it restarts, talks of
// its own accord in the middle of answers, keeps what came on its SIM card, and has faults by script.
import { asDeliver, type Read, readSubmit } from '../links/sms/phone-side.ts';
import { letTimePass } from './waiting.ts';

export interface ModemFaults {
  /** Says nothing at all, as one that hangs. */
  deaf: boolean;
  noPrompt: boolean;
  /** The end of every message: "+CMS ERROR: 38". */
  refuses: string | null;
  /** The network has the message, but its answer gets lost. */
  losesAnswer: boolean;
  noNetwork: boolean;
  sim: 'in' | 'none' | 'puk';
  /** The network's word comes after so many milliseconds more. */
  lateMs: number;
  /** Cannot remove what it has stored. */
  keepsAll: boolean;
}

export class FakeModem {
  /** What the phones got, each message once however many parts it had. */
  readonly reached: { to: string; text: string }[] = [];
  /** Every command heard, without what was sent. */
  readonly heard: string[] = [];
  /** Commands given before the one before had its answer. */
  overlaps = 0;
  restarts = 0;
  readonly faults: ModemFaults = {
    deaf: false,
    noPrompt: false,
    refuses: null,
    losesAnswer: false,
    noNetwork: false,
    sim: 'in',
    lateMs: 0,
    keepsAll: false,
  };
  /** Says things in between, letter by letter. */
  chatty = false;
  answerMs = 1;
  pin: string | null = null;
  pinTries = 0;
  /** Told of each command before it is obeyed. */
  onCommand: (command: string) => void = () => undefined;
  private readonly store = new Map<number, string>();
  private readonly parts: Read[] = [];
  private tell: (bytes: Uint8Array) => void = () => undefined;
  private echo = true;
  private pduMode = false;
  private notices = false;
  private unlocked = true;
  private typed = '';
  private wantsText: number | null = null;
  private busy = false;
  private life = 0;

  /** Plugged in: it has power from now on, and has forgotten what it was told. */
  plugIn(tell: (bytes: Uint8Array) => void): void {
    this.life += 1;
    this.restarts += 1;
    this.tell = tell;
    this.echo = true;
    this.pduMode = false;
    this.notices = false;
    this.unlocked = this.pin === null;
    this.typed = '';
    this.wantsText = null;
    this.busy = false;
  }

  pull(): void {
    this.life += 1;
    this.tell = () => undefined;
  }

  take(bytes: Uint8Array): void {
    if (this.faults.deaf) return;
    for (const byte of bytes) this.takeByte(String.fromCharCode(byte));
  }

  /** Somebody writes to the office. */
  arrive(from: string, text: string, part: Read['part'] = null): void {
    this.put(asDeliver({ from, text, part }));
  }

  put(pdu: string): void {
    const index = [...Array(20).keys()].find(slot => !this.store.has(slot + 1));
    if (index === undefined) throw new Error('the SIM card is full');
    this.store.set(index + 1, pdu);
    if (this.notices) this.say(`\r\n+CMTI: "SM",${index + 1}\r\n`);
  }

  get stored(): number {
    return this.store.size;
  }

  private takeByte(letter: string): void {
    if (this.wantsText !== null) {
      if (letter === '\x1b') {
        this.wantsText = null;
        this.typed = '';
        this.say('\r\nOK\r\n');
      } else if (letter === '\x1a') {
        const length = this.wantsText;
        this.wantsText = null;
        const pdu = this.typed;
        this.typed = '';
        const said = this.sendAway(pdu, length);
        this.answer(() => said, this.faults.lateMs);
      } else this.typed += letter;
      return;
    }
    if (letter === '\x1b') {
      this.typed = '';
      return;
    }
    if (letter !== '\r') {
      if (letter !== '\n') this.typed += letter;
      return;
    }
    const command = this.typed;
    this.typed = '';
    if (command === '') return;
    if (this.busy) this.overlaps += 1;
    this.heard.push(command);
    this.onCommand(command);
    if (this.echo) this.say(`${command}\r`);
    this.answer(() => this.obey(command));
  }

  private answer(work: () => string, moreMs = 0): void {
    this.busy = true;
    const { life } = this;
    void letTimePass(this.answerMs + moreMs, 'a modem takes a while to answer').then(() => {
      if (life !== this.life) return;
      this.busy = false;
      this.say(work());
    });
  }

  private say(text: string): void {
    if (this.faults.deaf || text === '') return;
    if (!this.chatty) {
      this.tell(Buffer.from(text, 'latin1'));
      return;
    }
    const noise = '\r\n+CREG: 1,"00A1","0C3F"\r\n^RSSI: 17\r\nRING\r\n';
    // In between answers, never in the middle of a line.
    for (const letter of text === '\r\n> ' ? noise + text : noise + text + noise)
      this.tell(Buffer.from(letter, 'latin1'));
  }

  private obey(command: string): string {
    const ok = '\r\nOK\r\n';
    const lines = (...said: string[]) => `${said.map(line => `\r\n${line}\r\n`).join('')}${ok}`;
    const ready = this.faults.sim === 'in' && this.unlocked;
    if (command === 'AT' || command === 'AT+CMEE=1') return ok;
    if (command === 'ATE0') {
      this.echo = false;
      return ok;
    }
    if (command === 'AT+CPIN?') {
      if (this.faults.sim === 'none') return '\r\n+CME ERROR: 10\r\n';
      return lines(`+CPIN: ${this.faults.sim === 'puk' ? 'SIM PUK' : this.unlocked ? 'READY' : 'SIM PIN'}`);
    }
    const [, tried] = /^AT\+CPIN="(\d+)"$/.exec(command) ?? [];
    if (tried !== undefined) {
      this.pinTries += 1;
      this.unlocked = tried === this.pin;
      return this.unlocked ? ok : '\r\n+CME ERROR: 16\r\n';
    }
    if (command === 'AT+CSQ') return lines('+CSQ: 18,99');
    if (command === 'AT+CREG?') return lines(`+CREG: 0,${this.faults.noNetwork ? 2 : 1}`);
    if (!ready) return '\r\n+CMS ERROR: 310\r\n';
    if (command === 'AT+CMGF=0') {
      this.pduMode = true;
      return ok;
    }
    if (command.startsWith('AT+CPMS='))
      return lines(`+CPMS: ${this.store.size},20,${this.store.size},20,${this.store.size},20`);
    if (command.startsWith('AT+CNMI=2,1')) {
      this.notices = true;
      return ok;
    }
    if (!this.pduMode) return '\r\nERROR\r\n';
    if (command === 'AT+CMGL=4') {
      const stored = [...this.store].flatMap(([index, pdu]) => [`+CMGL: ${index},1,,24`, pdu]);
      return `${stored.map(line => `\r\n${line}`).join('')}\r\n${ok}`;
    }
    const [, verb, index] = /^AT\+CMG([RD])=(\d+)$/.exec(command) ?? [];
    if (verb === 'R') {
      const pdu = this.store.get(Number(index));
      return pdu === undefined ? ok : `\r\n+CMGR: 0,,24\r\n${pdu}\r\n${ok}`;
    }
    if (verb === 'D') {
      if (this.faults.keepsAll) return '\r\n+CMS ERROR: 500\r\n';
      this.store.delete(Number(index));
      return ok;
    }
    const [, length] = /^AT\+CMGS=(\d+)$/.exec(command) ?? [];
    if (length === undefined) return '\r\nERROR\r\n';
    if (this.faults.noPrompt) return '';
    this.wantsText = Number(length);
    return '\r\n> ';
  }

  private sendAway(pdu: string, length: number): string {
    if (this.faults.noNetwork) return '\r\n+CMS ERROR: 331\r\n';
    if (this.faults.refuses !== null) return `\r\n${this.faults.refuses}\r\n`;
    const read = readSubmit(pdu, length);
    this.parts.push(read);
    const chain = this.parts.filter(sent => sent.part !== null && sent.part.chain === read.part?.chain);
    if (read.part === null) this.reached.push({ to: read.to, text: read.text });
    else if (chain.length === read.part.of) {
      this.reached.push({ to: read.to, text: chain.map(part => part.text).join('') });
      for (const one of chain) this.parts.splice(this.parts.indexOf(one), 1);
    }
    return this.faults.losesAnswer ? '' : `\r\n+CMGS: ${this.reached.length % 256}\r\n\r\nOK\r\n`;
  }
}

/** A wire in memory with a modem at its end, to be pulled and plugged in again at any moment. */
export class ModemWireInMemory {
  up = false;
  private wanted = false;
  private readonly bytes = new Set<(bytes: Uint8Array) => void>();
  private readonly changes = new Set<(up: boolean) => void>();
  private readonly modem: FakeModem;
  private plugged = true;

  constructor(modem: FakeModem) {
    this.modem = modem;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.up) throw Object.assign(new Error('the line is down'), { taken: 'nothing' });
    await new Promise(resolve => setImmediate(resolve));
    if (!this.up) throw Object.assign(new Error('the line broke'), { taken: 'part' });
    this.modem.take(bytes);
  }

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    this.bytes.add(listener);
    return () => this.bytes.delete(listener);
  }

  onChange(listener: (up: boolean) => void): () => void {
    this.changes.add(listener);
    return () => this.changes.delete(listener);
  }

  start(): void {
    this.wanted = true;
    this.connect();
  }

  async stop(): Promise<void> {
    this.wanted = false;
    this.cut();
  }

  pull(): void {
    this.plugged = false;
    this.modem.pull();
    this.cut();
  }

  plugIn(): void {
    this.plugged = true;
    this.connect();
  }

  private connect(): void {
    if (this.up || !this.wanted || !this.plugged) return;
    this.modem.plugIn(said => {
      for (const listener of this.bytes) listener(said);
    });
    this.up = true;
    for (const listener of this.changes) listener(true);
  }

  private cut(): void {
    if (!this.up) return;
    this.up = false;
    for (const listener of this.changes) listener(false);
  }
}
