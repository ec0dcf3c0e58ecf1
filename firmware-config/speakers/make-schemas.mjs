// Writes the JSON schemas that editors check manifests and program files against, from the one definition that the server
// uses. Run after `npm run build`; a test says when it was forgotten.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PackManifest } from '../../build/server/devices/speaker/clips.js';
import { SpeechProgram } from '../../build/server/devices/speaker/tts.js';

for (const [name, schema] of Object.entries({ pack: PackManifest, program: SpeechProgram }))
  writeFileSync(
    join(import.meta.dirname, 'schema', `${name}.schema.json`),
    `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
  );
