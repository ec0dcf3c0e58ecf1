// `npm run pin -- 4821` prints the value of `pinHash` in the site file for a member of staff.
import { hashPin } from '../store/secrets.ts';

const pin = process.argv[2];
if (pin === undefined || pin.length < 4) {
  process.stderr.write('Usage: npm run pin -- PIN   (at least 4 characters)\n');
  process.exit(1);
}
process.stdout.write(`${await hashPin(pin)}\n`);
