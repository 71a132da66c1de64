/**
 * CodeMirror colours a long text while the window is idle, up to 100 ms at a time where the browser tells it of waiting input, and within the
 * idle time that is left where it does not. The shorter slices hold up no frame. It looks once, when it is loaded: this must come before it.
 */
export function keepIdleWorkShort(): void {
  const { scheduling } = navigator as { readonly scheduling?: object };
  if (scheduling !== undefined) Object.defineProperty(scheduling, 'isInputPending', { value: undefined, configurable: true });
}
