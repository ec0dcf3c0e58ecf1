// The paired screens of the office. Each can be revoked.
import { fill } from '../../common/text/fill.ts';
import { clockText, dateText } from '../../common/text/format.ts';
import { ColumnHeads } from '../shared/column-heads.tsx';
import { useDeskTexts } from '../shared/language.tsx';
import type { CounterChoice } from '../shared/staff-session.ts';
import type { Pairings } from './pairings.ts';
import { formatKind } from './pending-screen.tsx';

type Device = Pairings['devices'][number];

interface DevicesProps {
  devices: Device[];
  counters: CounterChoice[];
  timeZone: string;
  onRevoke: (device: Device) => void;
}

/** Returns the name of a screen, or its kind when it paired by itself and was given no name. */
export function formatDevice(device: Device, desk: Parameters<typeof formatKind>[1]): string {
  return device.approvedBy === null ? formatKind(device.kind, desk) : device.name;
}

export function Devices({ devices, counters, timeZone, onRevoke }: DevicesProps) {
  const { desk, shared } = useDeskTexts();
  const label = (device: Device) => counters.find(counter => counter.id === device.counterId)?.label;
  return (
    <section>
      <h2>
        {desk.devicesTitle} <span class="quiet">{devices.length}</span>
      </h2>
      {devices.length === 0 ? (
        <p class="card empty">{desk.devicesNone}</p>
      ) : (
        <div class="card devices">
          <table>
            <ColumnHeads
              names={[desk.screenName, desk.kind, desk.atCounter, desk.approvedBy, desk.approvedAt]}
              withButtons
            />
            <tbody>
              {devices.map(device => {
                const counter = label(device);
                return (
                  <tr key={device.deviceId}>
                    <th scope="row">{formatDevice(device, desk)}</th>
                    <td>{formatKind(device.kind, desk)}</td>
                    <td>{counter === undefined ? '–' : fill(shared.counter, { label: counter })}</td>
                    <td>{device.approvedBy ?? desk.byItself}</td>
                    <td>
                      {clockText(device.approvedAt, timeZone)} {dateText(device.approvedAt, timeZone)}
                    </td>
                    <td>
                      <button
                        type="button"
                        class="row-button"
                        aria-label={`${desk.revoke} ${formatDevice(device, desk)}`}
                        onClick={() => onRevoke(device)}
                      >
                        {desk.revoke}
                      </button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
