import type { Reply } from '../http/reply.ts';

/** Markup that is safe to put into a page. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** A template whose values are escaped, unless they are markup already. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  const shown = values.map((value) => {
    if (value instanceof Html) return value.markup;
    if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
    return value.map((each) => each.markup).join('');
  });
  return new Html(parts.map((part, index) => part + (shown[index] ?? '')).join(''));
}

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:.2rem 0}pre{font:13px/1.45 ui-monospace,monospace;overflow:auto;padding:1rem;border:1px solid #8884;border-radius:6px}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #8884;vertical-align:top}
.note{opacity:.75}.word{border:1px solid #8888;border-radius:1rem;padding:.05rem .6rem;font-size:.85rem}.add{color:#1a7f37}.del{color:#cf222e}`;

/** A whole page; it may load nothing and run nothing. */
export function pageReply(title: string, body: Html): Reply {
  const whole = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Forge in a box</title><style>${new Html(style)}</style></head><body><p class="note">Forge in a box: a demonstration on this computer</p>${body}</body></html>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'", 'referrer-policy': 'no-referrer' },
    body: Buffer.from(whole.markup),
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
