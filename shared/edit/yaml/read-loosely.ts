import { Composer, type Document, Lexer, Parser } from 'yaml';

/** What of the lexer is replaced; `yaml` 2.9.1 keeps it private, and a test tells when that changes. */
interface Inside {
  indentNext: number;
  parseQuotedScalar: () => Generator<string, unknown>;
}

/** Documents read loosely, and what to say about that. */
interface ReadLoosely {
  readonly documents: readonly Document.Parsed[];
  readonly warning: string;
}

const warning = 'Lines of this quoted text are indented too little: YAML 1.2 forbids that, but Go and libyaml write and read it.';

/**
 * Documents whose only fault is that quoted text goes on at too small an indent, as Go and libyaml write long strings in generated manifests, read
 * as they read them; undefined where something else is wrong too.
 */
export function readLoosely(text: string, strict: readonly Document.Parsed[], options: ConstructorParameters<typeof Composer>[0]): ReadLoosely | undefined {
  if (!strict.some(({ errors }) => errors.some(({ code }) => code === 'MISSING_CHAR'))) return undefined;
  const documents = [...new Composer(options).compose(tokens(text))] as Document.Parsed[];
  return documents.every(({ errors }) => errors.length === 0) ? { documents, warning } : undefined;
}

function* tokens(text: string): ReturnType<Parser['parse']> {
  const parser = new Parser();
  for (const lexeme of looseLexer().lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

function looseLexer(): Lexer {
  const lexer = new Lexer();
  const inside = lexer as unknown as Inside;
  const strict = inside.parseQuotedScalar;
  inside.parseQuotedScalar = function* loose() {
    const kept = inside.indentNext;
    inside.indentNext = 0;
    const next = yield* strict.call(lexer);
    inside.indentNext = kept;
    return next;
  };
  return lexer;
}
