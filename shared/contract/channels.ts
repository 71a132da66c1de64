import type { z } from 'zod';
import { accountChannels } from './account-channels.ts';
import { appChannels } from './app-channels.ts';
import { draftChannels } from './draft-channels.ts';
import { historyChannels } from './history-channels.ts';
import { repositoryChannels } from './repository-channels.ts';
import { requestChannels } from './request-channels.ts';

/** Everything that may cross between the window and the processes behind it. */
export const channels = { ...appChannels, ...accountChannels, ...repositoryChannels, ...draftChannels, ...requestChannels, ...historyChannels };

type Channels = typeof channels;

/** A channel's name. */
export type ChannelName = keyof Channels;

/** What a channel is called with. */
export type Input<Name extends ChannelName> = z.infer<Channels[Name]['input']>;

/** What a channel answers. */
export type Output<Name extends ChannelName> = z.infer<Channels[Name]['output']>;

/** The channels that the engine answers. */
export type EngineChannel = { [Name in ChannelName]: Channels[Name]['host'] extends 'main' ? never : Name }[ChannelName];

/** The channels that the main process answers. */
export type MainChannel = Exclude<ChannelName, EngineChannel>;

/** One handler for each channel of a set; a missing one does not compile. */
export type Handlers<Name extends ChannelName> = { readonly [Each in Name]: (input: Input<Each>) => Promise<Output<Each>> | Output<Each> };
