import type { IncomingMessage } from 'node:http';
import { ApiFailure } from './reply.ts';

/** The parameters of a call, wherever they came from: JSON, a form, a multipart form or the query. */
export type Params = Readonly<Record<string, unknown>>;

const largestBody = 4 * 1024 * 1024;

/** Reads a call's parameters; the body wins over the query, and `name[]` makes a list. */
export async function readParams(request: IncomingMessage, url: URL): Promise<Params> {
  const fromQuery = collect([...url.searchParams]);
  if (request.method === 'GET' || request.method === 'HEAD') return fromQuery;
  const body = await readBody(request);
  return { ...fromQuery, ...(await parse(body, request.headers['content-type'] ?? '')) };
}

/** A text parameter, or undefined when it is absent. */
export function textOf(params: Params, name: string): string | undefined {
  const value = params[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A yes or no, or undefined when it is absent. */
export function flagOf(params: Params, name: string): boolean | undefined {
  const value = textOf(params, name);
  return value === undefined ? undefined : value === 'true' || value === '1';
}

/** A list of texts, given as a list or separated by commas, or undefined when it is absent. */
export function listOf(params: Params, name: string): string[] | undefined {
  const value = params[name];
  if (Array.isArray(value)) return value.map(String).filter((each) => each !== '');
  return textOf(params, name)?.split(',').map((each) => each.trim()).filter((each) => each !== '');
}

/** A list of ids, or undefined when it is absent; zero and what is no number fall out, as at GitLab. */
export function idsOf(params: Params, name: string): number[] | undefined {
  return listOf(params, name)?.map(Number).filter((id) => Number.isInteger(id) && id > 0);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) throw new ApiFailure(413, '413 Request Entity Too Large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function parse(body: Buffer, contentType: string): Promise<Params> {
  if (body.length === 0) return {};
  if (contentType.includes('json') || contentType === '') return parseJson(body.toString());
  if (contentType.includes('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return collect([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }
  return collect([...new URLSearchParams(body.toString())]);
}

function parseJson(body: string): Params {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    throw new ApiFailure(400, 'invalid JSON');
  }
}

function collect(pairs: readonly (readonly [string, string])[]): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const [key, value] of pairs) {
    if (!key.endsWith('[]')) {
      params[key] = value;
      continue;
    }
    const name = key.slice(0, -2);
    const list = params[name];
    params[name] = Array.isArray(list) ? [...(list as unknown[]), value] : [value];
  }
  return params;
}
