import { DeskEnd } from './desk-end.ts';
import type { DeskMessage } from './messages.ts';

const end = new DeskEnd((message) => globalThis.postMessage(message));

globalThis.addEventListener('message', ({ data }: MessageEvent<DeskMessage>) => end.take(data));
