/** Sends messages in order, a heavy one in a task of its own, so that none of them holds up the window. */
export class Outbox<Message> {
  readonly #post: (message: Message) => void;
  readonly #isHeavy: (message: Message) => boolean;
  #waiting: Message[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (message: Message) => void, isHeavy: (message: Message) => boolean) {
    this.#post = post;
    this.#isHeavy = isHeavy;
  }

  send(message: Message): void {
    this.#waiting.push(message);
    if (this.#timer === undefined) this.#sendSome();
  }

  /** Nothing more is sent. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  #sendSome(): void {
    this.#timer = undefined;
    for (let message = this.#waiting.shift(); message !== undefined; message = this.#waiting.shift()) {
      this.#post(message);
      if (!this.#isHeavy(message)) continue;
      this.#timer = setTimeout(() => this.#sendSome());
      return;
    }
  }
}
