import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { type DbusCall, type DbusReply, type DbusValue, decodeMessage, encodeCall } from './dbus-message.ts';

/** A connection to the user's message bus. */
export interface SessionBus {
  /** Calls a method; answers the first value of its answer, undefined when it has none; throws when it is answered by an error. */
  call(call: DbusCall): Promise<DbusValue | undefined>;
  close(): void;
}

const bus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** Connects to the session bus, or answers undefined where there is none; gives up on everything after `limitMs`. */
export async function connectSessionBus(limitMs: number): Promise<SessionBus | undefined> {
  const address = socketAddress();
  if (!address) return undefined;
  const socket = connect(address);
  const timer = setTimeout(() => socket.destroy(new Error(`The message bus did not answer within ${limitMs} ms.`)), limitMs);
  socket.once('close', () => clearTimeout(timer));
  const connection = converse(socket);
  await connection.call({ ...bus, member: 'Hello', arguments: [] });
  return connection;
}

/** The socket named by the first usable address of the environment, or the usual one of systemd. */
function socketAddress(): string | undefined {
  for (const address of (process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '').split(';')) {
    const keys = new Map(address.replace(/^unix:/, '').split(',').map((pair) => pair.split('=') as [string, string]));
    if (!address.startsWith('unix:')) continue;
    const place = keys.get('path');
    if (place) return decodeURIComponent(place);
    const abstract = keys.get('abstract');
    if (abstract) return `\0${decodeURIComponent(abstract)}`;
  }
  const usual = `/run/user/${process.getuid?.() ?? 0}/bus`;
  return existsSync(usual) ? usual : undefined;
}

interface Waiting {
  readonly resolve: (value: DbusValue | undefined) => void;
  readonly reject: (error: Error) => void;
}

function converse(socket: Socket): SessionBus {
  const waiting = new Map<number, Waiting>();
  let serial = 0;
  let arrived: Buffer = Buffer.alloc(0);
  let authenticated = false;
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    socket.destroy();
  };
  const take = (): void => {
    if (!authenticated) {
      const end = arrived.indexOf('\r\n');
      if (end < 0) return;
      if (!arrived.toString('latin1', 0, end).startsWith('OK ')) return fail(new Error('The message bus refused to talk.'));
      authenticated = true;
      arrived = arrived.subarray(end + 2);
    }
    for (let message = decodeMessage(arrived); message; message = decodeMessage(arrived)) {
      arrived = arrived.subarray(message.length);
      if (message.reply) settle(waiting, message.reply);
    }
  };
  socket.on('data', (chunk: Buffer) => {
    arrived = Buffer.concat([arrived, chunk]);
    try {
      take();
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('error', fail).on('close', () => fail(new Error('The message bus hung up.')));
  return {
    call: (call) => new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new Error('The message bus is gone.'));
      serial += 1;
      waiting.set(serial, { resolve, reject });
      // BEGIN may follow AUTH at once: the bus reads in order, and a refusal ends the connection anyway.
      socket.write(Buffer.concat([serial === 1 ? Buffer.from('BEGIN\r\n') : Buffer.alloc(0), encodeCall(call, serial)]));
    }),
    close: () => socket.destroy(),
  };
}

function settle(waiting: Map<number, Waiting>, { replyTo, value, error }: DbusReply): void {
  const asked = waiting.get(replyTo);
  waiting.delete(replyTo);
  if (error === undefined) asked?.resolve(value);
  else asked?.reject(new Error(error));
}
