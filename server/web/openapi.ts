// GET /api/openapi.json, made from the contract: the page cannot say what the calls do not do.
import { z } from 'zod';
import { calls } from '../../common/contract/calls/index.ts';
import type { Call } from '../../common/contract/define.ts';
import { type Refusal, refusals } from '../../common/contract/refusals.ts';

const always: readonly Refusal[] = ['input.invalid', 'rate.limited', 'request.key-reused'];

function describeRefusals(call: Call) {
  const forCallers: readonly Refusal[] = call.who.includes('anyone') ? [] : ['auth.required', 'auth.forbidden'];
  const byStatus = new Map<number, Refusal[]>();
  for (const refusal of [...always, ...forCallers, ...call.refusals])
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
      description: `May be called by: ${call.who.join(', ')}.`,
      security: call.who.includes('anyone') ? [] : [{ bearer: [] }, { cookie: [] }],
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', maxLength: 200 },
          description: 'The same key gives the same answer and does nothing twice; kept for 48 hours.',
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
