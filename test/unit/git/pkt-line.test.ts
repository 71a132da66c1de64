import { expect, test } from 'vitest';
import { delimiterPacket, flushPacket, packet, PacketReader } from '../../../main/git/wire/pkt-line.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

async function readAll(reader: PacketReader): Promise<string[]> {
  const found: string[] = [];
  for (let next = await reader.next(); next !== null; next = await reader.next()) found.push(next.kind === 'data' ? next.bytes.toString() : next.kind);
  return found;
}

test('packets are cut alike however the bytes arrive', async () => {
  const bytes = Buffer.concat([packet('one\n'), delimiterPacket, packet('x'.repeat(3000)), packet(''), flushPacket, packet('two')]);
  for (const size of [1, 2, 3, 5, 7, 100, 10_000]) {
    expect(await readAll(new PacketReader(pieces(bytes, size)))).toEqual(['one\n', 'delimiter', 'x'.repeat(3000), '', 'flush', 'two']);
  }
});

test.each([['000', 'cut off'], ['0010abc', 'cut off'], ['zzzz', 'not Git'], ['<html>', 'not Git'], ['0003', 'not Git']])('%j is refused', async (text, reason) => {
  await expect(readAll(new PacketReader(pieces(Buffer.from(text), 3)))).rejects.toThrow(reason);
});
