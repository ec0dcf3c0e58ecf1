// GET /api/openapi.json: made from the contract's schemas and docstrings, so that it describes exactly what the calls do.
import { z } from 'zod';
import { calls } from '../../common/contract/calls/index.ts';
import type { Call, Effect } from '../../common/contract/define.ts';
import { type Refusal, refusals } from '../../common/contract/refusals.ts';
import type { Who } from '../../common/contract/words.ts';
import { type ContractDocs, type DocPath, readContractDocs } from './contract-docs.ts';

/** The refusals that every call can give; `request.key-reused` and those of `auth` are added where they apply. */
const commonRefusals: readonly Refusal[] = ['input.invalid', 'request.too-large', 'rate.limited'];

/** What the `Idempotency-Key` does for a call, and whether the call changes anything. */
const effectTexts: Record<Effect, string> = {
  read: 'It changes nothing, so the Idempotency-Key has no meaning.',
  write:
    'It changes something. Its answer is kept for 48 hours under the Idempotency-Key: the same key and input give the same answer, and nothing is done twice.',
  secret:
    'It changes something. Its answer is never stored, so a repeated request is carried out anew whatever its Idempotency-Key.',
};

const whoTexts: Record<Who, string> = {
  anyone: 'anyone, without a token',
  kiosk: 'an approved kiosk',
  display: 'an approved display',
  program: 'a program that the site file allows this call',
  officer: 'staff with the role officer',
  senior: 'staff with the role senior',
  supervisor: 'staff with the role supervisor',
  admin: 'staff with the role admin',
};

interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

/** Writes the docstrings of the contract into a schema made from it. */
function addDescriptions(schema: JsonSchema, path: DocPath, docs: ContractDocs): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const propertyPath = [...path, name];
    const text = docs.find(propertyPath)?.text;
    if (text !== undefined && text !== '') property.description ??= text;
    addDescriptions(property, propertyPath, docs);
  }
  if (typeof schema.items === 'object') addDescriptions(schema.items, path, docs);
  for (const option of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) addDescriptions(option, path, docs);
}

interface SchemaSource {
  type: z.ZodType;
  io: 'input' | 'output';
  /** Path of the docstrings of its fields: the call's name and `input` or `value`. */
  path: DocPath;
  docs: ContractDocs;
}

/** Returns the JSON Schema of a zod schema with the contract's docstrings as descriptions. */
function toSchema({ type, io, path, docs }: SchemaSource): JsonSchema {
  const schema = z.toJSONSchema(type, { io }) as JsonSchema;
  addDescriptions(schema, path, docs);
  return schema;
}

function describeRefusals(call: Call, docs: ContractDocs) {
  const forCallers: readonly Refusal[] = call.who.includes('anyone') ? [] : ['auth.required', 'auth.forbidden'];
  const forKey: readonly Refusal[] = call.effect === 'write' ? ['request.key-reused'] : [];
  const byStatus = new Map<number, Refusal[]>();
  for (const refusal of [...commonRefusals, ...forKey, ...forCallers, ...call.refusals])
    byStatus.set(refusals[refusal], [...(byStatus.get(refusals[refusal]) ?? []), refusal]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list
          .map(refusal => `\`${refusal}\`: ${docs.find(['refusals', refusal])?.text ?? ''}`)
          .join('\n\n'),
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['ok', 'refusal', 'detail'],
              properties: { ok: { const: false }, refusal: { enum: list }, detail: {} },
            },
          },
        },
      },
    ]),
  );
}

function describeCall(name: string, call: Call, docs: ContractDocs) {
  const doc = docs.find([name]);
  const who = `May be called by: ${call.who.map(caller => whoTexts[caller]).join('; ')}.`;
  const example = doc?.example ?? null;
  return {
    post: {
      operationId: name,
      summary: call.does,
      description: [doc?.text ?? '', who, effectTexts[call.effect]].filter(text => text !== '').join('\n\n'),
      'x-effect': call.effect,
      security: call.who.includes('anyone') ? [] : [{ bearer: [] }, { cookie: [] }],
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', maxLength: 200 },
          description: effectTexts[call.effect],
        },
      ],
      requestBody: {
        content: {
          'application/json': {
            schema: toSchema({ type: call.input, io: 'input', path: [name, 'input'], docs }),
            ...(example === null ? {} : { example }),
          },
        },
      },
      responses: {
        200: {
          description: 'Done',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['ok', 'value'],
                properties: {
                  ok: { const: true },
                  value: toSchema({ type: call.value, io: 'output', path: [name, 'value'], docs }),
                },
              },
            },
          },
        },
        ...describeRefusals(call, docs),
        500: { description: 'A fault of the server. `reference` is the `id` of its log line `call.failed`.' },
      },
    },
  };
}

const about = `Calls of a one-stop office. Each call is a POST with a JSON object and answers \`{ "ok": true, "value": … }\` or
\`{ "ok": false, "refusal": "noun.reason", "detail": … }\`. A refusal is not a fault: the call was understood and not carried out.

Instants are UTC milliseconds and their names end in \`At\`; days are \`YYYY-MM-DD\` in the time zone of the office; amounts are
Vietnamese dong without decimals. Unknown fields in a request are refused.

A caller identifies itself by \`Authorization: Bearer …\` with the token of a screen, a program or a signed-in session; pages use
the session cookie.`;

/** Returns the OpenAPI 3.1 document. Making it takes a while and some memory, so the caller keeps the result. */
export function describeApi(build: string) {
  const docs = readContractDocs();
  return {
    openapi: '3.1.0',
    info: { title: 'motcua', version: build, description: about },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'motcua_session' },
      },
    },
    paths: Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [`/api/${name}`, describeCall(name, call as Call, docs)]),
    ),
  };
}
