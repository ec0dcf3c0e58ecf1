// Writes the payments of dossiers and the office's own series of receipt numbers.
import type { EventOf } from '../core/events.ts';
import type { Connection } from './open.ts';

export function createPaymentWriter(db: Connection) {
  const insert = db.prepare(
    `INSERT INTO payments (dossier_id, day, moment, amount, receipt_number, staff_id, paid_at, covered)
     VALUES (@dossierId, @day, @moment, @amount, @receiptNumber, @staffId, @at, @covered)`,
  );
  const raiseSeries = db.prepare(
    'INSERT INTO receipt_series (year, last) VALUES (@year, @serial) ON CONFLICT DO UPDATE SET last = @serial',
  );
  const cancel = db.prepare('UPDATE payments SET cancelled_at = @at WHERE receipt_number = @receiptNumber');
  const addToPay = db.prepare('UPDATE dossiers SET to_pay = to_pay + @owed WHERE dossier_id = @dossierId');

  return {
    insert(event: Required<EventOf<'dossier.paid'>>, at: number): void {
      const { dossierId, day, moment, amount, receiptNumber, staffId, covered, serial } = event;
      insert.run({ dossierId, day, moment, amount, receiptNumber, staffId, covered, at });
      if (serial !== null) raiseSeries.run({ year: day.slice(0, 4), serial });
    },
    cancel({ dossierId, receiptNumber, owed }: EventOf<'receipt.cancelled'>, at: number): void {
      cancel.run({ receiptNumber, at });
      addToPay.run({ dossierId, owed });
    },
  };
}
