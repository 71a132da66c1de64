import path from 'node:path';

/** The address of the window's first page. */
export const appOrigin = 'app://bundle';

/** The file that an address of the app means, or undefined when it means none: another host, a way out of the folder, odd bytes. */
export function bundledFile(folder: string, address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.host !== 'bundle') return undefined;
  const name = decode(url.pathname);
  if (name === undefined || /[\0\\]/.test(name)) return undefined;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
