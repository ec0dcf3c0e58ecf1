// Applies the reports of another system to the rows: dossiers that are not the office's own, and the time of the newest report.
import type { EventOf } from '../core/events.ts';
import type { LegacyDecisions } from './legacy-events.ts';
import type { Connection } from './open.ts';

type ExternalEvent = EventOf<'dossier.imported' | 'outside.taken'>;

export function createApplyExternal(db: Connection, legacy: LegacyDecisions): (event: ExternalEvent) => void {
  const put = db.prepare(
    `INSERT INTO dossiers (dossier_id, code, track_token, procedure_id, procedure_code, procedure_name, field, service_id, total_text,
       channel, applicant_kind, delivery, sets, state, received_at, first_due_at, due_at, ends_at, clock_stopped_at, supplements,
       counts_late, ended_at, ended_late, ready_at, returned_at, source, source_at, source_step)
     VALUES (@dossierId, @code, @trackToken, @procedureId, @procedureCode, @procedureName, @field, @serviceId, '',
       1, 0, 'counter', 1, @state, @receivedAt, @dueAt, @dueAt, @dueAt, @clockStoppedAt, @supplements,
       @countsLate, @endedAt, @endedLate, @readyAt, @returnedAt, @source, @sourceAt, @step)
     ON CONFLICT (dossier_id) DO UPDATE SET procedure_code = @procedureCode, procedure_name = @procedureName, field = @field,
       state = @state, received_at = @receivedAt, first_due_at = coalesce(first_due_at, @dueAt), ends_at = @dueAt,
       late_told_at = CASE WHEN due_at IS @dueAt THEN late_told_at END, due_at = @dueAt,
       clock_stopped_at = @clockStoppedAt, supplements = @supplements, counts_late = @countsLate, ended_at = @endedAt,
       ended_late = @endedLate, ready_at = @readyAt, returned_at = @returnedAt, source = @source, source_at = @sourceAt,
       source_step = @step`,
  );
  const confirm = db.prepare(
    'UPDATE dossiers SET source_at = @at WHERE seq BETWEEN @from AND @to AND source IS NOT NULL AND source_at < @at',
  );
  // The key is "outside:" and the name of the system.
  const raise = db.prepare(
    `INSERT INTO meta (key, value) VALUES (@key, @takenAt)
     ON CONFLICT DO UPDATE SET value = max(CAST(value AS INTEGER), @takenAt)`,
  );

  return event => {
    switch (event.type) {
      case 'dossier.imported': {
        const { facts, countsLate, type: _, ...row } = legacy.imported(event);
        const { endedLate, ...columns } = facts;
        put.run({
          ...row,
          ...columns,
          endedLate: endedLate === null ? null : Number(endedLate),
          countsLate: countsLate ? 1 : 0,
        });
        break;
      }
      case 'outside.taken': {
        const { source, takenAt, confirmed } = event;
        raise.run({ key: `outside:${source}`, takenAt: String(takenAt) });
        for (const { at, seqs } of confirmed) for (const [from, to] of seqs) confirm.run({ at, from, to });
        break;
      }
      default:
        event satisfies never;
    }
  };
}
