import type { z } from 'zod';
import type { ProjectRef } from '../port.ts';
import type { Call, HttpTransport } from '../transport.ts';

/** A call together with what its answer must look like. */
export interface TypedCall<T> extends Call {
  readonly schema: z.ZodType<T>;
}

/** An answer that has been checked, with the number of the page that follows. */
export interface Checked<T> {
  readonly value: T;
  readonly nextPage: number | null;
}

/** Asks and checks the answer; one of another shape is FORGE_UNSUPPORTED with the place that does not fit. */
export async function ask<T>(transport: HttpTransport, call: TypedCall<T>): Promise<Checked<T>> {
  const { schema, ...rest } = call;
  const { body, headers } = await transport.sendForJson(rest);
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw transport.unsupported(`${call.noun}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
  return { value: parsed.data, nextPage: nextPageOf(headers) };
}

/** All pages of a list, at most `pages` of 100. */
export async function askAll<T>(transport: HttpTransport, call: TypedCall<T[]>, pages = 10): Promise<T[]> {
  const items: T[] = [];
  let page: number | null = 1;
  for (let count = 0; count < pages && page !== null; count += 1) {
    const { value, nextPage }: Checked<T[]> = await ask(transport, { ...call, query: { ...call.query, per_page: 100, page } });
    items.push(...value);
    page = nextPage;
  }
  return items;
}

/** The path of a project in the API, without the version. */
export function projectPath(project: ProjectRef): string {
  return `/projects/${encodeURIComponent(String(project))}`;
}

// Above 10,000 rows GitLab leaves out every header but Link.
function nextPageOf(headers: Headers): number | null {
  const next = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  const page = Number(next !== undefined && URL.canParse(next) ? new URL(next).searchParams.get('page') : headers.get('x-next-page'));
  return Number.isInteger(page) && page > 0 ? page : null;
}
