import { contextBridge, ipcRenderer } from 'electron';
import { channelNames } from '../../shared/contract/channel-names.ts';

const known: ReadonlySet<string> = new Set(channelNames);

/** The window's only way out: calls by channel, answered by an envelope, and events; a channel nobody declared is refused loudly. */
const bridge = {
  call(channel: string, input: unknown): Promise<unknown> {
    if (!known.has(channel)) return Promise.reject(new Error(`There is no channel named "${channel}".`));
    return ipcRenderer.invoke('fairlead:call', { channel, input });
  },
  on(listener: (event: unknown) => void): () => void {
    const pass = (_: unknown, event: unknown): void => listener(event);
    ipcRenderer.on('fairlead:event', pass);
    return () => ipcRenderer.off('fairlead:event', pass);
  },
};

contextBridge.exposeInMainWorld('fairlead', bridge);
