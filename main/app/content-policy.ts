/**
 * The window's content security policy. Styles alone may be inline: Fluent UI and CodeMirror write style elements;
 * nothing may be loaded, sent or run from anywhere but the app itself.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
