// Which printer prints for whom, and how each printer is.
import type { DeviceId } from '../../../common/contract/words.ts';
import type { SlipJob } from '../../store/slip-queries.ts';
import type { Store } from '../../store/store.ts';
import { mayPrint, type PrinterCondition, type PrinterPlace } from './printer.ts';

/** One printer, as a person in charge wants to see it. */
export interface PrinterHealth {
  id: string;
  /** True only when the printer itself reported that it is well, or when it cannot be unwell. */
  ok: boolean;
  condition: PrinterCondition;
  /** Metres of paper used of the roll, and metres on a new one; `rollM` is null when the paper is not counted. */
  usedM: number;
  rollM: number | null;
}

export interface PrinterPlaces {
  /** The printer of a kiosk, else one that prints for all. @throws when no printer is set up */
  ofDevice(deviceId: DeviceId | null): PrinterPlace;
  /** The printer of the kiosk that asks for the slip, else of the kiosk that issued the ticket. */
  ofJob(job: SlipJob): PrinterPlace;
  healthOf(place: PrinterPlace): PrinterHealth;
  /** Not ok when one of the printers cannot print; the message is "may-in-1: paper-out". */
  summarize(places: readonly PrinterPlace[]): { ok: boolean; message: string | null };
  /** Notes how the last slip of a printer ended; `reason` is null when it was printed. */
  noteOutcome(place: PrinterPlace, reason: string | null): void;
}

/** When more than this part of a roll is used, somebody should bring a new one. */
const nearEndShare = 0.92;

export function createPrinterPlaces(printers: readonly PrinterPlace[], store: Store): PrinterPlaces {
  /** Why the last slip of a printer failed; it matters only for printers without a watch. */
  const lastTrouble = new Map<string, string>();

  function ofDevice(deviceId: DeviceId | null): PrinterPlace {
    const name = deviceId === null ? null : (store.access.deviceById(deviceId)?.name ?? null);
    const own = printers.find(({ kiosk }) => kiosk !== null && (kiosk === name || kiosk === deviceId));
    const place = own ?? printers.find(({ kiosk }) => kiosk === null) ?? printers[0];
    if (place === undefined) throw new Error('no printer is set up');
    return place;
  }

  function healthOf(place: PrinterPlace): PrinterHealth {
    const usedM = store.slips.roll(place.id).usedMm / 1_000;
    const reported = place.watch?.condition ?? ((lastTrouble.get(place.id) ?? 'ok') as PrinterCondition);
    const isLow = place.rollM !== null && usedM > place.rollM * nearEndShare;
    const condition = isLow && (reported === 'ok' || reported === 'unknown') ? 'paper-near-end' : reported;
    return { id: place.id, ok: condition === 'ok', condition, usedM, rollM: place.rollM };
  }

  return {
    ofDevice,
    ofJob({ deviceId, ticketId }) {
      if (deviceId !== null) return ofDevice(deviceId);
      const issuer = ticketId === null ? null : (store.tickets.find(ticketId)?.deviceId ?? null);
      return ofDevice(issuer as DeviceId | null);
    },
    healthOf,
    summarize(places) {
      const down = places.map(healthOf).filter(({ condition }) => !mayPrint(condition));
      return {
        ok: down.length === 0,
        message: down.map(({ id, condition }) => `${id}: ${condition}`).join(', ') || null,
      };
    },
    noteOutcome({ id }, reason) {
      if (reason === null) lastTrouble.delete(id);
      else lastTrouble.set(id, reason);
    },
  };
}
