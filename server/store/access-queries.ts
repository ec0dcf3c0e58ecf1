// Queries about access: sessions of staff, paired devices, screens that ask to be paired, and answers already given. Tokens and
// secrets come here only as hashes. Instants are UTC ms.
import type { CounterId, DeviceId, DeviceKind, StaffId } from '../../common/contract/words.ts';
import type { Connection } from './open.ts';

export interface Device {
  id: DeviceId;
  kind: DeviceKind;
  name: string;
  counterId: CounterId | null;
  approvedBy: StaffId | null;
  approvedAt: number;
}

export interface Session {
  tokenHash: string;
  staffId: StaffId;
  createdAt: number;
  expiresAt: number;
}

export interface AnsweredRequest {
  /** The caller and the id that the caller gave the request. */
  key: string;
  call: string;
  inputHash: string;
  /** As JSON. */
  answer: string;
  at: number;
}

export interface Pairing {
  id: string;
  secretHash: string;
  code: string;
  kind: DeviceKind;
  counterId: CounterId | null;
  state: 'pending' | 'approved' | 'rejected' | 'claimed';
  name: string | null;
  approvedBy: StaffId | null;
  requestedAt: number;
  expiresAt: number;
}

const deviceColumns =
  'device_id AS id, kind, name, counter_id AS counterId, approved_by AS approvedBy, approved_at AS approvedAt';
const pairingColumns = `pairing_id AS id, secret_hash AS secretHash, code, kind, counter_id AS counterId, state, name,
  approved_by AS approvedBy, requested_at AS requestedAt, expires_at AS expiresAt`;

export function accessQueries(db: Connection) {
  const session = db.prepare<[string, number], { staffId: StaffId; expiresAt: number }>(
    'SELECT staff_id AS staffId, expires_at AS expiresAt FROM sessions WHERE token_hash = ? AND expires_at > ?',
  );
  const addSession = db.prepare(
    'INSERT INTO sessions (token_hash, staff_id, created_at, expires_at) VALUES (?, ?, ?, ?)',
  );
  const endSession = db.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const failures = db.prepare<[string], { wrong: number; lockedUntil: number }>(
    'SELECT wrong, locked_until AS lockedUntil FROM sign_in_failures WHERE staff_id = ?',
  );
  const setFailures = db.prepare(
    `INSERT INTO sign_in_failures (staff_id, wrong, locked_until) VALUES (@staffId, @wrong, @lockedUntil)
     ON CONFLICT DO UPDATE SET wrong = @wrong, locked_until = @lockedUntil`,
  );
  const device = db.prepare<[string], Device>(
    `SELECT ${deviceColumns} FROM devices WHERE token_hash = ? AND revoked_at IS NULL`,
  );
  const deviceById = db.prepare<[string], Device>(
    `SELECT ${deviceColumns} FROM devices WHERE device_id = ? AND revoked_at IS NULL`,
  );
  const devices = db.prepare<[], Device>(
    `SELECT ${deviceColumns} FROM devices WHERE revoked_at IS NULL ORDER BY approved_at DESC LIMIT 200`,
  );
  const addDevice = db.prepare(
    `INSERT INTO devices (device_id, kind, name, counter_id, token_hash, approved_by, approved_at)
     VALUES (@id, @kind, @name, @counterId, @tokenHash, @approvedBy, @approvedAt)
     ON CONFLICT DO UPDATE SET token_hash = @tokenHash`,
  );
  const revokeDevice = db.prepare('UPDATE devices SET revoked_at = ? WHERE device_id = ?');
  const pairing = db.prepare<[string], Pairing>(`SELECT ${pairingColumns} FROM pairings WHERE pairing_id = ?`);
  const pending = db.prepare<[number], Pairing>(
    `SELECT ${pairingColumns} FROM pairings WHERE state = 'pending' AND expires_at > ? ORDER BY requested_at`,
  );
  const addPairing = db.prepare(
    `INSERT INTO pairings (pairing_id, secret_hash, code, kind, counter_id, state, name, approved_by, requested_at, expires_at)
     VALUES (@id, @secretHash, @code, @kind, @counterId, @state, @name, @approvedBy, @requestedAt, @expiresAt)`,
  );
  const setPairing = db.prepare(
    `UPDATE pairings SET state = @state, name = @name, counter_id = @counterId, approved_by = @approvedBy WHERE pairing_id = @id`,
  );
  const request = db.prepare<[string], { call: string; inputHash: string; answer: string }>(
    'SELECT call, input_hash AS inputHash, answer FROM requests WHERE request_key = ?',
  );
  const addRequest = db.prepare(
    'INSERT INTO requests (request_key, call, input_hash, answer, at) VALUES (?, ?, ?, ?, ?)',
  );
  const addComment = db.prepare('INSERT INTO rating_comments (ticket_id, comment) VALUES (?, ?)');
  const expired = [
    db.prepare('DELETE FROM requests WHERE at < @now - 172800000'),
    db.prepare('DELETE FROM sessions WHERE expires_at < @now'),
    db.prepare('DELETE FROM pairings WHERE expires_at < @now - 86400000'),
  ];

  return {
    session: (tokenHash: string, now: number) => session.get(tokenHash, now) ?? null,
    addSession: ({ tokenHash, staffId, createdAt, expiresAt }: Session) =>
      void addSession.run(tokenHash, staffId, createdAt, expiresAt),
    endSession: (tokenHash: string) => void endSession.run(tokenHash),
    failures: (staffId: StaffId) => failures.get(staffId) ?? { wrong: 0, lockedUntil: 0 },
    setFailures: (staffId: StaffId, wrong: number, lockedUntil: number) =>
      void setFailures.run({ staffId, wrong, lockedUntil }),
    device: (tokenHash: string) => device.get(tokenHash) ?? null,
    deviceById: (id: DeviceId) => deviceById.get(id) ?? null,
    devices: () => devices.all(),
    addDevice: (added: Device & { tokenHash: string }) => void addDevice.run(added),
    revokeDevice: (id: DeviceId, now: number) => void revokeDevice.run(now, id),
    pairing: (id: string) => pairing.get(id) ?? null,
    pendingPairings: (now: number) => pending.all(now),
    addPairing: (added: Pairing) => void addPairing.run(added),
    setPairing: (changed: Pick<Pairing, 'id' | 'state' | 'name' | 'counterId' | 'approvedBy'>) =>
      void setPairing.run(changed),
    /** The answer that was given to this request id; kept for two days. */
    request: (key: string) => request.get(key) ?? null,
    addRequest: ({ key, call, inputHash, answer, at }: AnsweredRequest) =>
      void addRequest.run(key, call, inputHash, answer, at),
    addComment: (ticketId: string, comment: string) => void addComment.run(ticketId, comment),
    /** Deletes what has expired. */
    deleteExpired(now: number): void {
      for (const statement of expired) statement.run({ now });
    },
  };
}
