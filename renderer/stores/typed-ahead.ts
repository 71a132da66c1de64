/** Longer than any screen takes to come; after that keys mean what they always do. */
const LIMIT_MS = 5000;

let typed = '';
let stop: (() => void) | null = null;

/** Keeps the letters that are typed from now on for a field that is about to appear, so that they neither get lost nor land elsewhere. */
export function startTypingAhead(): void {
  stop?.();
  typed = '';
  const keep = (event: KeyboardEvent): void => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    typed += event.key;
  };
  const timer = setTimeout(() => stop?.(), LIMIT_MS);
  document.addEventListener('keydown', keep, true);
  stop = () => {
    clearTimeout(timer);
    document.removeEventListener('keydown', keep, true);
    stop = null;
  };
}

/** Hands what was typed ahead to a field that has just got the focus; what has been typed into it meanwhile comes after it. */
export function handOverTyped(change: (add: (now: string) => string) => void): void {
  const ahead = takeTypedAhead();
  if (ahead !== '') queueMicrotask(() => change((now) => ahead + now));
}

/** What was typed ahead; from now on keys mean what they always do. */
export function takeTypedAhead(): string {
  stop?.();
  const text = typed;
  typed = '';
  return text;
}
