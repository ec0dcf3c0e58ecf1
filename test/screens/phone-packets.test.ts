// The screens' small packet writers against the packages they stand in for: the same bytes, both ways.
import { decodePacket as standardDecodeLine, encodePacket as standardEncodeLine } from 'engine.io-parser';
import fc from 'fast-check';
import { Decoder as StandardDecoder, Encoder as StandardEncoder } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { decodePacket, encodePacket } from '../../common/screen/engine-io-packets.ts';
import { Decoder, Encoder, PacketType } from '../../common/screen/socket-io-packets.ts';

const event = fc.record({
  type: fc.constantFrom(PacketType.EVENT, PacketType.ACK),
  nsp: fc.constantFrom('/', '/hall'),
  id: fc.option(fc.nat(), { nil: undefined }),
  data: fc.array(fc.jsonValue(), { minLength: 1 }).map(rest => ['view', ...rest]),
});

function decode(decoder: Pick<Decoder, 'on' | 'add'>, text: string): unknown {
  let got: unknown;
  decoder.on('decoded', packet => {
    got = packet;
  });
  decoder.add(text);
  return got;
}

describe('packets', () => {
  it('are written as the standard writes them', () => {
    fc.assert(
      fc.property(event, packet => {
        expect(new Encoder().encode(packet)).toEqual(new StandardEncoder().encode(packet as never));
      }),
    );
  });

  it('are read as the standard reads them', () => {
    fc.assert(
      fc.property(event, packet => {
        const [text] = new StandardEncoder().encode(packet as never) as string[];
        expect(decode(new Decoder(), text ?? '')).toEqual({
          id: undefined,
          ...(JSON.parse(JSON.stringify(packet)) as object),
        });
      }),
    );
  });

  it.each(['0', '0{"token":"x"}', '1', '4{"message":"no"}', '/hall'])('agree on %s', text => {
    const standard = new StandardDecoder();
    const read = (decoder: Pick<Decoder, 'on' | 'add'>) => {
      try {
        return decode(decoder, text);
      } catch {
        return 'thrown';
      }
    };
    const ours = read(new Decoder());
    const theirs = read(standard as never);
    expect(JSON.parse(JSON.stringify(ours))).toEqual(JSON.parse(JSON.stringify(theirs)));
  });

  it('are refused when binary is announced', () => {
    expect(() => decode(new Decoder(), '51-["view",{"_placeholder":true,"num":0}]')).toThrow();
  });
});

describe('the line', () => {
  const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;

  it.each(types)('writes and reads %s as the standard does', type => {
    for (const data of [undefined, '', '2["watch",{}]']) {
      const packet = { type, ...(data === undefined ? {} : { data }) };
      let ours = '';
      let theirs: unknown = '';
      encodePacket(packet, true, text => {
        ours = text;
      });
      standardEncodeLine(packet, true, text => {
        theirs = text;
      });
      expect(ours).toBe(theirs);
      expect(decodePacket(ours).type).toBe(standardDecodeLine(ours).type);
      expect(decodePacket(ours).data ?? '').toBe(standardDecodeLine(ours).data ?? '');
    }
  });

  it.each(['', 'x', '9', '-1'])('knows %j for no packet', text => {
    expect(decodePacket(text).type).toBe('error');
  });
});
