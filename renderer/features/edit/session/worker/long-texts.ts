import { sameAtEnd, sameAtStart } from '../same-ends.ts';

/** A long text on its way to a worker: by how it differs from one that is there, or piece by piece. */
export type TextMessage =
  | { readonly kind: 'text'; readonly id: number; readonly from: number; readonly start: number; readonly end: number; readonly insert: string; readonly forget: number | null }
  | { readonly kind: 'piece'; readonly id: number; readonly piece: string; readonly forget: number | null };

/** What stands in a message where a long text stood. */
interface TextReference {
  readonly longText: number;
}

const longFrom = 20_000;
/** As many as one task names, and those of the task before. */
const mostKnown = 8;
/** What can be copied into a message between two frames. */
const pieceLength = 400_000;
const mostInserted = 100_000;

/** Names long texts by number in what is sent to a worker, and sends each of them once. */
export class TextSender {
  readonly #send: (message: TextMessage) => void;
  readonly #known: { readonly id: number; readonly text: string }[] = [];
  #lastId = 0;

  constructor(send: (message: TextMessage) => void) {
    this.#send = send;
  }

  /** The same value with numbers in place of long texts, which are sent ahead of it. */
  seal(value: unknown): unknown {
    if (typeof value === 'string') return value.length < longFrom ? value : { longText: this.#refer(value) } satisfies TextReference;
    if (Array.isArray(value)) return value.map((each) => this.seal(each));
    return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.seal(each)])) : value;
  }

  #refer(text: string): number {
    const at = this.#known.findIndex((known) => known.text === text);
    const found = this.#known[at];
    if (found !== undefined) {
      this.#known.push(...this.#known.splice(at, 1));
      return found.id;
    }
    const last = this.#known.at(-1);
    const forget = this.#known.length < mostKnown ? null : (this.#known.shift()?.id ?? null);
    const id = (this.#lastId += 1);
    this.#known.push({ id, text });
    const start = last === undefined ? 0 : sameAtStart(last.text, text);
    const tail = last === undefined ? 0 : sameAtEnd(last.text, text, start);
    if (last !== undefined && last.id !== forget && text.length - start - tail <= mostInserted) this.#send({ kind: 'text', id, from: last.id, start, end: last.text.length - tail, insert: text.slice(start, text.length - tail), forget });
    else for (let at0 = 0; at0 < text.length; at0 += pieceLength) this.#send({ kind: 'piece', id, piece: text.slice(at0, at0 + pieceLength), forget: at0 === 0 ? forget : null });
    return id;
  }
}

/** The worker's side: keeps the texts and puts them back where they stood. */
export class TextKeeper {
  readonly #texts = new Map<number, string>();

  take(message: TextMessage): void {
    if (message.kind === 'piece') this.#texts.set(message.id, this.#text(message.id) + message.piece);
    else {
      const from = this.#text(message.from);
      this.#texts.set(message.id, from.slice(0, message.start) + message.insert + from.slice(message.end));
    }
    if (message.forget !== null) this.#texts.delete(message.forget);
  }

  unseal(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.unseal(each));
    if (!isPlain(value)) return value;
    if (typeof value['longText'] === 'number') return this.#text(value['longText']);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.unseal(each)]));
  }

  #text(id: number): string {
    return this.#texts.get(id) ?? '';
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}
