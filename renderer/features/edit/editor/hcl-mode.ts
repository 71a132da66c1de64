import { StreamLanguage, type StreamParser } from '@codemirror/language';

interface HclState {
  comment: boolean;
  /** The word that ends a heredoc; null outside of one. */
  heredoc: string | null;
}

const parser: StreamParser<HclState> = {
  name: 'hcl',
  startState: () => ({ comment: false, heredoc: null }),
  token: (stream, state) => {
    if (state.comment) {
      state.comment = !stream.match(/^.*?\*\//);
      if (state.comment) stream.skipToEnd();
      return 'comment';
    }
    if (state.heredoc !== null) {
      if (stream.sol() && stream.string.trim() === state.heredoc) state.heredoc = null;
      stream.skipToEnd();
      return 'string';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^(?:#|\/\/).*/)) return 'comment';
    if (stream.match('/*')) {
      state.comment = true;
      return 'comment';
    }
    const heredoc = stream.match(/^<<[-~]?([A-Za-z_]\w*)/);
    if (heredoc !== null && typeof heredoc !== 'boolean') {
      state.heredoc = heredoc[1] ?? null;
      return 'string';
    }
    return word(stream);
  },
  languageData: { commentTokens: { line: '#', block: { open: '/*', close: '*/' } } },
};

function word(stream: Parameters<typeof parser.token>[0]): string | null {
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
  if (stream.match(/^\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?/)) return 'number';
  if (stream.match(/^(?:true|false|null)\b/)) return 'atom';
  if (stream.match(/^(?:for|in|if|else|endif|endfor)\b/)) return 'keyword';
  if (stream.match(/^[A-Za-z_][\w-]*(?=\s*=(?!=))/)) return 'propertyName';
  if (stream.match(/^[A-Za-z_][\w-]*(?=(?:\s+(?:"[^"]*"|[\w-]+))*\s*\{)/)) return 'keyword';
  if (stream.match(/^[A-Za-z_][\w-]*(?=\()/)) return 'variableName.function';
  if (stream.match(/^[A-Za-z_][\w-]*/)) return 'variableName';
  stream.next();
  return null;
}

/** Colours for Terraform and other HCL; the reading of HCL itself is in shared/edit. */
export const hclMode = StreamLanguage.define(parser);
