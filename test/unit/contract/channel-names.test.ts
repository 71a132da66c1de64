import { expect, test } from 'vitest';
import { channelNames } from '../../../shared/contract/channel-names.ts';
import { channels } from '../../../shared/contract/channels.ts';
import { errorCodes } from '../../../shared/errors/index.ts';

test('the preload bridge knows exactly the channels of the table', () => {
  expect([...channelNames].toSorted()).toEqual(Object.keys(channels).toSorted());
});

test('every channel names only error codes that have a sentence', () => {
  for (const [name, channel] of Object.entries(channels)) {
    for (const code of channel.errors) expect(errorCodes, `${name} answers ${code}`).toContain(code);
  }
});

test('no channel that creates something new may be repeated blindly', () => {
  for (const name of ['draft.create', 'draft.edit', 'draft.undo', 'draft.redo', 'job.retry'] as const) {
    expect(channels[name].retry, name).toBe(false);
  }
});

test('no channel answers a token', () => {
  for (const [name, channel] of Object.entries(channels)) {
    expect(JSON.stringify(Object.keys((channel.output as { shape?: object }).shape ?? {})), name).not.toMatch(/secret|password/i);
  }
});
