import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { channels, type ChannelName } from '../../../shared/contract/channels.ts';

test('lets some test call every channel of the engine through a real engine', () => {
  const folder = join(import.meta.dirname, '../../integration');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const names = (Object.keys(channels) as ChannelName[]).filter((name) => channels[name].host === 'engine');
  expect(names.filter((name) => !new RegExp(`\\b(call|ask)\\(\\s*'${name.replaceAll('.', '\\.')}'`).test(text))).toEqual([]);
});
