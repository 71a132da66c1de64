import type { IncomingMessage } from 'node:http';
import type { UserRecord } from '../records.ts';
import type { Params } from './params.ts';
import type { Reply } from './reply.ts';

/** One call of the API: who asks, for what, with which parameters. */
export interface ApiCall {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly user: UserRecord;
  readonly params: Params;
  /** What stood at the `:names` of the route, decoded. */
  readonly place: Readonly<Record<string, string>>;
}

/** What answers a route. */
export type Handler = (call: ApiCall) => Promise<Reply> | Reply;

/** A route: `GET /projects/:id`; a name takes one encoded segment, `*name` takes the rest. */
export type Routes = Readonly<Record<string, Handler>>;

interface Compiled {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly handler: Handler;
}

/** Finds the handler of a call. */
export class Router {
  readonly #routes: readonly Compiled[];

  constructor(routes: Routes) {
    this.#routes = Object.entries(routes).map(([key, handler]) => compile(key, handler));
  }

  /** The handler and what stood at its names; `otherMethod` says that the path exists for another method. */
  find(method: string, path: string): { handler: Handler; place: Record<string, string> } | { otherMethod: boolean } {
    let otherMethod = false;
    for (const route of this.#routes) {
      const found = route.pattern.exec(path);
      if (found === null) continue;
      if (route.method !== method) {
        otherMethod = true;
        continue;
      }
      const place = Object.fromEntries(route.names.map((name, index) => [name, decode(found[index + 1] ?? '')]));
      return { handler: route.handler, place };
    }
    return { otherMethod };
  }
}

function compile(key: string, handler: Handler): Compiled {
  const [method = '', path = ''] = key.split(' ');
  const names: string[] = [];
  const pattern = path.replace(/([:*])(\w+)/g, (_whole, kind: string, name: string) => {
    names.push(name);
    return kind === ':' ? '([^/]+)' : '(.+)';
  });
  return { method, pattern: new RegExp(`^${pattern}$`), names, handler };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
