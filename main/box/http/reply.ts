import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** What a handler answers; the body is whole or flows. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | Readable;
}

/** A JSON answer with an ETag, as GitLab sends them. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  const body = Buffer.from(JSON.stringify(value));
  const etag = `W/"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  return { status, headers: { 'content-type': 'application/json', etag, 'cache-control': 'max-age=0, private, must-revalidate', ...headers }, body };
}

/** An answer of plain text or a page. */
export function text(value: string, status = 200, contentType = 'text/plain; charset=utf-8'): Reply {
  return { status, headers: { 'content-type': contentType }, body: Buffer.from(value) };
}

/** A failure in GitLab's form, thrown by handlers: `{"message": ...}`. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, message: unknown) {
    super(String(message));
    this.status = status;
    this.body = { message };
  }
}

/** The failure that GitLab answers for something that is not there or not to be seen. */
export function notFound(what: string): ApiFailure {
  return new ApiFailure(404, `404 ${what} Not Found`);
}

/** The part of a list that `page` and `per_page` ask for, with GitLab's headers; what presents an item may take its time. */
export async function page<T>(items: readonly T[], asked: { readonly url: URL; readonly present: (item: T) => unknown }): Promise<Reply> {
  const { url, present } = asked;
  const perPage = Math.min(100, positive(url.searchParams.get('per_page')) ?? 20);
  const number = positive(url.searchParams.get('page')) ?? 1;
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const link = (rel: string, to: number): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    target.searchParams.set('per_page', String(perPage));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [...(number > 1 ? [link('prev', number - 1)] : []), ...(number < pages ? [link('next', number + 1)] : []), link('first', 1), link('last', pages)];
  const shown = await Promise.all(items.slice((number - 1) * perPage, number * perPage).map(present));
  return json(shown, 200, {
    link: links.join(', '), 'x-page': String(number), 'x-per-page': String(perPage), 'x-total': String(items.length), 'x-total-pages': String(pages),
    'x-next-page': number < pages ? String(number + 1) : '', 'x-prev-page': number > 1 ? String(number - 1) : '',
  });
}

function positive(value: string | null): number | null {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : null;
}
