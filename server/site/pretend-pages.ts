// What the pages of the pretend devices show, for an office without devices: printed slips, board texts, sent messages.
import { clockText, dateText } from '../../common/text/format.ts';
import type { PretendPrinter } from '../devices/printer/drivers/pretend/index.ts';
import { maskPhone } from '../links/sms/phone.ts';
import type { HttpDependencies } from '../web/http.ts';
import type { Subscribers } from './connect-subscribers.ts';

type PretendPages = Pick<HttpDependencies, 'pretendSlips' | 'pretendBoards' | 'pretendSms'>;

/** Each page is null where there is no such pretend device. */
export function showPretendDevices(
  printers: readonly PretendPrinter[],
  { boards, pretendSms }: Subscribers,
  timeZone: string,
): PretendPages {
  return {
    pretendSlips: printers.length > 0 ? showSlips(printers) : null,
    pretendBoards: boards.pictures().length > 0 ? () => boards.pictures() : null,
    pretendSms:
      pretendSms &&
      (() =>
        pretendSms.list().map(({ to, text, at }) => ({
          to: maskPhone(to),
          text,
          when: `${clockText(at, timeZone)} ${dateText(at, timeZone)}`,
        }))),
  };
}

/** The slips of all pretend printers, newest first. */
function showSlips(printers: readonly PretendPrinter[]) {
  return {
    list: () =>
      printers
        .flatMap(printer => printer.list())
        .sort((a, b) => b.at - a.at)
        .map(({ id, slip }) => ({ id, caption: slip.caption })),
    async png(id: string) {
      for (const printer of printers) if (printer.list().some(slip => slip.id === id)) return printer.png(id);
      return null;
    },
  };
}
