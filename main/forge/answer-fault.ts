import { AppError } from '../../shared/errors/index.ts';
import { redact } from './redact.ts';

/** What is known of an answer that is not a success. */
export interface FailedAnswer {
  readonly host: string;
  readonly forge: string;
  readonly noun: string;
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
  readonly waitMs: number | null;
  readonly secrets: readonly string[];
}

/** Translates a failed answer; the error's data always holds `status` and `detail`, so that an adapter can say it better. */
export function faultOfAnswer(answer: FailedAnswer): AppError {
  const { host, forge, noun, status } = answer;
  const detail = detailOf(answer);
  const data = { host, forge, noun, status, detail };
  if (status === 429) return new AppError('FORGE_RATE_LIMITED', { ...data, seconds: Math.ceil((answer.waitMs ?? 5000) / 1000) });
  if (status === 407) return new AppError('FORGE_PROXY', { ...data, detail: 'it asks for a user name and password' });
  if (status >= 500) return new AppError('FORGE_FAULT', data);
  if (status === 401) return new AppError('FORGE_UNAUTHORIZED', data);
  if (isHtml(answer.contentType) && status !== 404) return new AppError('FORGE_UNSUPPORTED', { ...data, detail: 'it answered with a web page' });
  if (status === 403) return new AppError('FORGE_FORBIDDEN', data);
  if (status === 404 || status === 410) return new AppError('FORGE_NOT_FOUND', data);
  if (status === 409 || status === 412) return new AppError('FORGE_CONFLICT', data);
  if (status === 405 && /moved project/i.test(detail)) return new AppError('FORGE_CONFLICT', { ...data, detail: 'the project has moved to another address' });
  return new AppError('FORGE_INVALID', data);
}

/** True for a web page's content type. */
export function isHtml(contentType: string): boolean {
  return /^\s*(text\/html|application\/xhtml)/i.test(contentType);
}

function detailOf({ text, contentType, status, secrets }: FailedAnswer): string {
  if (isHtml(contentType)) return `status ${status}`;
  const words = wordsOf(parse(text) ?? text).join('; ').replace(/\s+/g, ' ').trim();
  return words === '' ? `status ${status}` : redact(words.slice(0, 400), secrets);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

// GitLab says why in `message` (text, list, or lists by field), `error` or `error_description`.
function wordsOf(body: unknown, field = ''): string[] {
  if (typeof body === 'string') return [field === '' ? body : `${field} ${body}`];
  if (Array.isArray(body)) return body.flatMap((each: unknown) => wordsOf(each, field));
  if (typeof body !== 'object' || body === null) return [];
  const known = ['message', 'error_description', 'error'] as const;
  const fields = new Map(Object.entries(body));
  for (const name of known) {
    if (fields.has(name)) return wordsOf(fields.get(name));
  }
  return [...fields].flatMap(([name, value]) => wordsOf(value, name === 'base' ? '' : name.replaceAll('_', ' ')));
}
