// GET /api/openapi.json, made from the contract: the page cannot say what the calls do not do.
import { z } from 'zod';
import { calls } from '../../common/contract/calls/index.ts';
import type { Call, Effect } from '../../common/contract/define.ts';
import { type Refusal, refusals } from '../../common/contract/refusals.ts';

const always: readonly Refusal[] = ['input.invalid', 'rate.limited'];

/** What the `Idempotency-Key` does for a call, and whether the call changes anything. */
const effectTexts: Record<Effect, string> = {
  read: 'It changes nothing, so the Idempotency-Key has no meaning.',
  write:
    'It changes something. Its answer is kept for 48 hours under the Idempotency-Key: the same key and input give the same answer, and nothing is done twice.',
  secret:
    'It changes something. Its answer is never stored, so a repeated request is carried out anew whatever its Idempotency-Key.',
};

function describeRefusals(call: Call) {
  const forCallers: readonly Refusal[] = call.who.includes('anyone') ? [] : ['auth.required', 'auth.forbidden'];
  const forKey: readonly Refusal[] = call.effect === 'write' ? ['request.key-reused'] : [];
  const byStatus = new Map<number, Refusal[]>();
  for (const refusal of [...always, ...forKey, ...forCallers, ...call.refusals])
    byStatus.set(refusals[refusal], [...(byStatus.get(refusals[refusal]) ?? []), refusal]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.join(', '),
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

function describeCall(call: Call) {
  return {
    post: {
      summary: call.does,
      description: `May be called by: ${call.who.join(', ')}. ${effectTexts[call.effect]}`,
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
      requestBody: { content: { 'application/json': { schema: z.toJSONSchema(call.input, { io: 'input' }) } } },
      responses: {
        200: {
          description: 'Done',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['ok', 'value'],
                properties: { ok: { const: true }, value: z.toJSONSchema(call.value, { io: 'output' }) },
              },
            },
          },
        },
        ...describeRefusals(call),
      },
    },
  };
}

export function describeApi(build: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'motcua', version: build, description: 'Calls of a one-stop office. Times are UTC milliseconds.' },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'motcua_session' },
      },
    },
    paths: Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [`/api/${name}`, describeCall(call as Call)]),
    ),
  };
}
