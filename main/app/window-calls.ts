import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { MainChannel } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import { failureEnvelope } from './failure-envelope.ts';
import { isTrustedPage } from './trusted-page.ts';

/** Who answers the window's calls, and which page may call. */
export interface CallRoutes {
  readonly developmentServer: string | undefined;
  own(channel: MainChannel, input: unknown): Promise<Envelope>;
  engine(channel: string, input: unknown): Promise<Envelope>;
}

const ownChannels = { 'app.info': true, 'app.open-external': true, 'demo.start': true } as const satisfies Record<MainChannel, true>;

/** Answers the window's calls: its own channels here, all others by the engine; a stranger's call is refused. */
export function answerWindow(routes: CallRoutes): void {
  ipcMain.handle('fairlead:call', (event, request: unknown): Promise<Envelope> | Envelope => {
    if (!isFromOwnPage(event, routes.developmentServer)) throw new Error('This page may not call Fairlead.');
    if (!isRequest(request)) return failureEnvelope('BAD_REQUEST', { detail: 'not a call' });
    const { channel, input } = request;
    return isOwn(channel) ? routes.own(channel, input) : routes.engine(channel, input);
  });
}

/** Only the top frame of the app's own page: not a frame inside it, nor a page that has been navigated away. */
function isFromOwnPage({ senderFrame, sender }: IpcMainInvokeEvent, developmentServer: string | undefined): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isTrustedPage(senderFrame.url, developmentServer);
}

function isRequest(value: unknown): value is { channel: string; input: unknown } {
  return typeof value === 'object' && value !== null && 'channel' in value && 'input' in value && typeof value.channel === 'string';
}

function isOwn(channel: string): channel is MainChannel {
  return Object.hasOwn(ownChannels, channel);
}
