// What all views have in common: the kinds of views, the fields of every view, and parts that several views hold.
import { z } from 'zod';
import { At, CounterId, CounterState, Names, PriorityId, TicketNumber, TicketState } from '../words.ts';

/** Which view a screen watches. The id is a screen's name, a counterId, "" for a kiosk, or the token of a ticket or dossier. */
export const ViewKind = z.enum(['display', 'counter', 'kiosk', 'rating', 'phone', 'dossier', 'supervisor']);
export type ViewKind = z.infer<typeof ViewKind>;

/** The fields that every view begins with. */
export const envelope = <K extends ViewKind>(kind: K) => ({
  kind: z.literal(kind),
  /** The id that the screen watches, as it was given in `watch`. */
  id: z.string(),
  /** Grows with every change in the office; views of equal revision are equal. */
  revision: z.int().nonnegative(),
  /** When the view was read, by the server's clock. */
  at: At,
  /** The office, as every screen heads its page. */
  site: z.object({
    /** The authority that the office belongs to. */
    agency: Names,
    /** Name of the office itself. */
    name: Names,
    /** Telephone number for citizens, written as it is shown, or null. */
    hotline: z.string().nullable(),
    /** IANA name, "Asia/Ho_Chi_Minh": screens show all instants in it. */
    timeZone: z.string(),
    /** True in the example office, whose pages say that nothing here is real. */
    example: z.boolean(),
  }),
});

export const PriorityClass = z.object({
  /** Id of the class, as `ticket.issue` takes it in `priority`. */
  id: PriorityId,
  name: Names,
  /** Who may use it, in words for citizens. */
  who: Names,
});

/** One counter and what it does now. */
export const NowServing = z.object({
  /** Id of the counter in the site file. */
  counterId: CounterId,
  /** Label of the counter as it is shown: "1". */
  counterLabel: z.string(),
  /** Whether the counter calls tickets now. */
  counterState: CounterState,
  /** Why it pauses; null when it does not. */
  pauseReason: z.string().nullable(),
  /** The ticket at the counter; null when nobody is there. */
  number: TicketNumber.nullable(),
  /** State of that ticket, or null. */
  state: TicketState.nullable(),
  /** Service of that ticket, or null. */
  serviceName: Names.nullable(),
  /** Priority class of that ticket, or null. */
  priority: PriorityId.nullable(),
});
