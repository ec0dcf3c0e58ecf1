// Makes the way that short messages go, as the site file says it. Nothing is opened yet.

import { SetupError } from '../../config/setup-error.ts';
import type { SmsDriverSetting } from '../../config/sms.ts';
import type { Log } from '../../runtime/log.ts';
import { completeTransport } from '../../transport/complete-setting.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';
import { createHttpSms } from './drivers/http/index.ts';
import { createModemSms, usualTiming as modemTiming } from './drivers/modem/index.ts';
import { createPretendSms, type PretendSms } from './drivers/pretend/index.ts';
import { createSpoolDirSms, usualTiming as spoolTiming } from './drivers/spool-dir/index.ts';
import type { SmsDriver } from './sms-driver.ts';

export interface OpenedSmsDriver {
  driver: SmsDriver;
  /** The same, when its messages are looked at on a page only. */
  pretend: PretendSms | null;
}

const messagesKept = 60;
const pretendMs = 400;
/** As most modems talk; a USB one does not care. */
const modemLine = { baud: 115_200, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;

/** @throws SetupError */
export function openSmsDriver(
  setting: SmsDriverSetting,
  parts: { createTransport: (placed: PlacedTransport) => Transport; log: Log; now: () => number },
): OpenedSmsDriver {
  const { createTransport, log, now } = parts;
  const onFault = (error: unknown) =>
    log.error({ code: 'sms.driver-failed', part: 'sms', err: error }, 'driver failed');
  switch (setting.kind) {
    case 'pretend': {
      const pretend = createPretendSms({ keep: messagesKept, delayMs: pretendMs, now, onFault });
      return { driver: pretend, pretend };
    }
    case 'spool-dir':
      return { driver: createSpoolDirSms({ ...setting, timing: spoolTiming, now, onFault }), pretend: null };
    case 'http': {
      const { timeoutSec, body, headers, ...rest } = setting;
      const isJson = body !== null && typeof body !== 'string';
      const driver = createHttpSms({
        ...rest,
        // A type that the site file says itself counts, in whatever letters.
        headers: isJson ? { 'content-type': 'application/json', ...lowerCase(headers) } : headers,
        body: isJson ? JSON.stringify(body) : body,
        timeoutMs: timeoutSec * 1_000,
      });
      return { driver, pretend: null };
    }
    case 'modem': {
      const placed = completeTransport(setting.wire, modemLine);
      if (placed === null) throw new SetupError('The modem of the site file needs "sms.driver.wire.baud".');
      const driver = createModemSms({
        wire: createTransport(placed),
        pin: setting.pin,
        timing: modemTiming,
        onTrouble: trouble =>
          trouble === null
            ? log.info({ code: 'modem.ready', part: 'sms' }, 'modem ready')
            : log.warn({ code: 'modem.not-ready', part: 'sms', reason: trouble }, 'modem cannot send'),
        onFault,
      });
      return { driver, pretend: null };
    }
  }
}

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
