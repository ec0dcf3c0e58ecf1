// What another program reads on a slip: QR and bar codes, by zbarimg.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bitmap, encodePng } from '../../server/devices/printer/png.ts';

/** All codes on the picture, one a line; needs Debian's zbar-tools. */
export async function readCodes(bitmap: Bitmap): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'codes-'));
  try {
    const file = join(folder, 'slip.png');
    writeFileSync(file, await encodePng(bitmap));
    return execFileSync('zbarimg', ['-q', '--raw', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('zbarimg is missing: it reads the codes back. Install it with: apt-get install zbar-tools');
    return '';
  } finally {
    rmSync(folder, { recursive: true });
  }
}
