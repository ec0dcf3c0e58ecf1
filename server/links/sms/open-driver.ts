// Creates the SMS driver that the site file selects. Nothing is opened before the driver is started.

import { SetupError } from '../../config/setup-error.ts';
import type { SmsDriverSetting } from '../../config/sms-settings.ts';
import type { Log } from '../../runtime/log.ts';
import { completeTransport } from '../../transport/complete-setting.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';
import { createHttpSms } from './drivers/http/index.ts';
import { createModemSms } from './drivers/modem/index.ts';
import { defaultModemTiming } from './drivers/modem/modem-session.ts';
import { createPretendSms, type PretendSms } from './drivers/pretend/index.ts';
import { createSpoolDirSms, defaultSpoolTiming } from './drivers/spool-dir/index.ts';
import type { SmsDriver } from './sms-driver.ts';

export interface OpenedSmsDriver {
  driver: SmsDriver;
  /** The same driver, when it only shows its messages on the page /pretend-sms; otherwise null. */
  pretend: PretendSms | null;
}

const pretendMessagesKept = 60;
const pretendDelayMs = 400;
/** The serial settings of most modems; a USB modem ignores them. */
const modemSerialSettings = { baud: 115_200, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;

/** @throws SetupError when the site file does not give everything that the driver needs */
export function openSmsDriver(
  setting: SmsDriverSetting,
  dependencies: { createTransport: (placed: PlacedTransport) => Transport; log: Log; now: () => number },
): OpenedSmsDriver {
  const { createTransport, log, now } = dependencies;
  const onFault = (error: unknown) =>
    log.error({ code: 'sms.driver-failed', part: 'sms', err: error }, 'driver failed');
  switch (setting.kind) {
    case 'pretend': {
      const pretend = createPretendSms({ keep: pretendMessagesKept, delayMs: pretendDelayMs, now, onFault });
      return { driver: pretend, pretend };
    }
    case 'spool-dir':
      return { driver: createSpoolDirSms({ ...setting, timing: defaultSpoolTiming, now, onFault }), pretend: null };
    case 'http': {
      const { timeoutSec, body, headers, ...rest } = setting;
      const isJson = body !== null && typeof body !== 'string';
      const driver = createHttpSms({
        ...rest,
        // A content type in the site file has precedence. Its name is lower-cased so that it replaces the default.
        headers: isJson ? { 'content-type': 'application/json', ...lowerCase(headers) } : headers,
        body: isJson ? JSON.stringify(body) : body,
        timeoutMs: timeoutSec * 1_000,
      });
      return { driver, pretend: null };
    }
    case 'modem': {
      const placed = completeTransport(setting.wire, modemSerialSettings);
      if (placed === null) throw new SetupError('The modem of the site file needs "sms.driver.wire.baud".');
      const driver = createModemSms({
        transport: createTransport(placed),
        pin: setting.pin,
        timing: defaultModemTiming,
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
