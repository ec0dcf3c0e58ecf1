// A network printer for tests that is as awkward as a real one: one connection, a buffer that is printed when the paper is
// back, real-time questions answered while it is stuck, and faults by script. It prints text; pictures are counted in dots.
import { createServer, type Server, type Socket } from 'node:net';
import { letTimePass } from './waiting.ts';

export interface PaperSlip {
  text: string;
  /** Rows of dots in pictures. */
  dots: number;
  at: number;
}

export interface TcpPrinterOptions {
  /** 0: a free one. */
  port?: number;
  /** False: takes everything and says nothing, as one with no way back. */
  answers?: boolean;
  /** Whether it says when a slip is out (GS ( H). */
  confirms?: boolean;
  /** Bytes printed in a second. */
  speed?: number;
  /** How late each answer comes. */
  answersAfterMs?: number;
  /** A second connection waits for ever, as with cheap printers. */
  oneConnection?: boolean;
  /** Real-time "clear the buffer" works. */
  clears?: boolean;
}

type Fault = 'paper-out' | 'cover-open' | 'cutter';

/** How many bytes a command takes, from its first; null while more is needed to say. */
function lengthOf(buffer: Buffer): number | null {
  const [a, b] = buffer;
  const need = (count: number, then: () => number) => (buffer.length < count ? null : then());
  if (a === 0x1b) {
    if (b === undefined) return null;
    if (b === 0x40 || b === 0x32) return 2;
    if (b === 0x70) return 5;
    if (b === 0x42) return 4;
    return 3;
  }
  if (a === 0x1d) {
    if (b === undefined) return null;
    if (b === 0x76) return need(8, () => 8 + buffer.readUInt16LE(4) * buffer.readUInt16LE(6));
    if (b === 0x28) return need(5, () => 5 + buffer.readUInt16LE(3));
    if (b === 0x56) return need(3, () => ((buffer[2] ?? 0) >= 65 ? 4 : 3));
    if (b === 0x6b) return need(4, () => 4 + (buffer[3] ?? 0));
    return 3;
  }
  if (a === 0x10) return b === undefined ? null : b === 0x14 ? 10 : 3;
  return 1;
}

export class TcpPrinter {
  readonly paper: PaperSlip[] = [];
  /** Everything received, in order, for a look at single bytes. */
  received = 0;
  connections = 0;
  nearEnd = false;
  private readonly options: Required<TcpPrinterOptions>;
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private current: Socket | null = null;
  private buffer = Buffer.alloc(0);
  private line = '';
  private dots = 0;
  private begun = false;
  private fault: Fault | null = null;
  private faultAfter: { bytes: number; fault: Fault } | null = null;
  private closeAfter: number | null = null;
  private mute = false;
  private asb = false;
  /** While it prints what it has been given, it looks at nothing else. */
  private printing: object | null = null;
  private owedMs = 0;

  constructor(options: TcpPrinterOptions = {}) {
    this.options = {
      port: 0,
      answers: true,
      confirms: true,
      speed: 10_000_000,
      answersAfterMs: 0,
      oneConnection: true,
      clears: true,
      ...options,
    };
  }

  get port(): number {
    const address = this.server?.address();
    return typeof address === 'object' && address !== null ? address.port : this.options.port;
  }

  async switchOn(): Promise<void> {
    const port = this.port;
    this.server = createServer({ noDelay: true }, socket => this.meet(socket));
    await new Promise<void>((resolve, reject) => {
      this.server?.once('error', reject);
      this.server?.listen(port, '127.0.0.1', resolve);
    });
    this.options.port = this.port;
  }

  /** Off: what it held is forgotten, its connections are gone. */
  async switchOff(): Promise<void> {
    this.printing = null;
    this.forget();
    for (const socket of this.sockets) socket.destroy();
    const server = this.server;
    this.server = null;
    await new Promise<void>(resolve => (server === null ? resolve() : server.close(() => resolve())));
  }

  /** Hangs up on whoever is there and stays on. */
  hangUp(): void {
    this.current?.destroy();
  }

  break(fault: Fault): void {
    this.fault = fault;
    this.tell();
  }

  /** The fault comes by itself after so many more printed bytes. */
  breakAfter(bytes: number, fault: Fault): void {
    this.faultAfter = { bytes, fault };
  }

  hangUpAfter(bytes: number): void {
    this.closeAfter = bytes;
  }

  /** A person has been there. */
  mend(): void {
    this.fault = null;
    this.faultAfter = null;
    this.closeAfter = null;
    this.tell();
    this.work();
  }

  silent(mute: boolean): void {
    this.mute = mute;
  }

  set answersAfterMs(ms: number) {
    this.options.answersAfterMs = ms;
  }

  set speed(bytesPerSecond: number) {
    this.options.speed = bytesPerSecond;
  }

  /** Something of a slip is on paper, and its end is not. */
  get inSlip(): boolean {
    return this.begun;
  }

  get broken(): Fault | null {
    return this.fault;
  }

  private meet(socket: Socket): void {
    socket.on('error', () => {});
    this.connections += 1;
    this.sockets.add(socket);
    socket.once('close', () => {
      this.sockets.delete(socket);
      if (this.current !== socket) return;
      this.current = null;
      const [next] = this.sockets;
      if (next !== undefined) this.serve(next);
    });
    // A cheap printer lets the second one wait for as long as the first is there.
    if (this.options.oneConnection && this.current !== null) socket.pause();
    else this.serve(socket);
  }

  private serve(socket: Socket): void {
    this.current = socket;
    this.asb = false;
    socket.on('data', bytes => this.take(bytes));
    socket.resume();
  }

  private say(bytes: Buffer): void {
    if (!this.options.answers || this.mute) return;
    const socket = this.current;
    const send = () => socket?.writable && socket.write(bytes);
    if (this.options.answersAfterMs === 0) send();
    else void letTimePass(this.options.answersAfterMs, 'this printer answers late').then(send);
  }

  private statusByte(n: number): number {
    let byte = 0x12;
    if (n === 1 && this.fault !== null) byte |= 0x08;
    if (n === 2) {
      if (this.fault === 'cover-open') byte |= 0x04;
      if (this.fault === 'paper-out') byte |= 0x20;
      if (this.fault === 'cutter') byte |= 0x40;
    }
    if (n === 3 && this.fault === 'cutter') byte |= 0x08;
    if (n === 4) {
      if (this.nearEnd) byte |= 0x0c;
      if (this.fault === 'paper-out') byte |= 0x6c;
    }
    return byte;
  }

  /** Automatic status: four bytes at each change. */
  private tell(): void {
    if (!this.asb) return;
    const first = 0x10 | (this.fault === null ? 0 : 0x08) | (this.fault === 'cover-open' ? 0x20 : 0);
    const second = this.fault === 'cutter' ? 0x08 : 0;
    const third = (this.nearEnd ? 0x03 : 0) | (this.fault === 'paper-out' ? 0x0f : 0);
    this.say(Buffer.from([first, second, third, 0x00]));
  }

  private take(bytes: Buffer): void {
    this.received += bytes.length;
    const rest = this.answerRealTime(bytes);
    this.buffer = Buffer.concat([this.buffer, rest]);
    this.work();
    // The buffer is small; whoever sends more waits.
    if (this.buffer.length > 65_536) this.current?.pause();
  }

  /** Real-time commands are seen wherever they stand, as in a real printer, and are taken out. */
  private answerRealTime(bytes: Buffer): Buffer {
    const rest: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const n = bytes[at + 2] ?? 0;
      if (bytes[at] === 0x10 && bytes[at + 1] === 0x04 && n >= 1 && n <= 4) {
        this.say(Buffer.from([this.statusByte(n)]));
        at += 2;
      } else if (bytes[at] === 0x10 && bytes[at + 1] === 0x14 && n === 8) {
        if (this.options.clears) {
          this.forget();
          rest.length = 0;
        }
        at += 9;
      } else rest.push(bytes[at] ?? 0);
    }
    return Buffer.from(rest);
  }

  private forget(): void {
    this.buffer = Buffer.alloc(0);
    this.line = '';
    this.dots = 0;
    this.begun = false;
  }

  private work(): void {
    if (this.printing !== null) return;
    while (this.fault === null) {
      const length = this.buffer.length === 0 ? null : lengthOf(this.buffer);
      if (length === null || this.buffer.length < length) break;
      const command = this.buffer.subarray(0, length);
      this.buffer = this.buffer.subarray(length);
      this.print(command);
      this.count(length);
      this.owedMs += (length / this.options.speed) * 1_000;
      if (this.owedMs > 4) {
        const printing = {};
        this.printing = printing;
        void letTimePass(this.owedMs, 'paper is not printed faster').then(() => {
          if (this.printing !== printing) return;
          this.printing = null;
          this.work();
        });
        this.owedMs = 0;
        return;
      }
    }
    if (this.buffer.length < 16_384) this.current?.resume();
  }

  private count(bytes: number): void {
    if (this.faultAfter !== null) {
      this.faultAfter.bytes -= bytes;
      if (this.faultAfter.bytes <= 0) {
        this.fault = this.faultAfter.fault;
        this.faultAfter = null;
        this.tell();
      }
    }
    if (this.closeAfter !== null) {
      this.closeAfter -= bytes;
      if (this.closeAfter <= 0) {
        this.closeAfter = null;
        this.hangUp();
      }
    }
  }

  private print(command: Buffer): void {
    const [a = 0, b = 0, c = 0] = command;
    if (command.length === 1) {
      if (a >= 0x20) this.line += String.fromCharCode(a);
      else if (a === 0x0a) this.line += '\n';
      if (a >= 0x20) this.begun = true;
    } else if (a === 0x1d && b === 0x76) {
      this.dots += command.readUInt16LE(6);
      this.begun = true;
    } else if (a === 0x1d && b === 0x56) {
      // Nothing was printed: an empty strip is no slip.
      if (this.begun) this.paper.push({ text: this.line.trim(), dots: this.dots, at: Date.now() });
      this.line = '';
      this.dots = 0;
      this.begun = false;
    } else if (a === 0x1d && b === 0x61) {
      this.asb = c !== 0;
      this.tell();
    } else if (a === 0x1d && b === 0x28 && c === 0x48 && command[5] === 0x30 && this.options.confirms) {
      this.say(Buffer.concat([Buffer.from([0x37, 0x22]), command.subarray(7, 11), Buffer.from([0])]));
    }
  }
}
