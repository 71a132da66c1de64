/** A comment as it stands in the source; a `#` or `//` comment ends before its line break. */
export interface SourceComment {
  readonly start: number;
  readonly end: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A number, `true`, `false` or `null`; a leading minus belongs to the number. */
export interface LiteralExpr extends Span {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
}

/** A quoted string without interpolation, decoded. */
export interface StringExpr extends Span {
  readonly kind: 'string';
  readonly value: string;
}

/** A heredoc; `value` is there unless it interpolates. `bodyEnd` is where the line of the end marker starts. */
export interface HeredocExpr extends Span {
  readonly kind: 'heredoc';
  readonly flush: boolean;
  readonly marker: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly value?: string;
}

/** `[a, b]`; `start` is the bracket, `end` is after the closing one. */
export interface TupleExpr extends Span {
  readonly kind: 'tuple';
  readonly items: readonly Expr[];
}

/** One entry of an object; `key` is the decoded name, or the source of a computed key. `sign` is where `=` or `:` stands. */
export interface ObjectItem extends Span {
  readonly kind: 'entry';
  readonly key: string;
  readonly computed: boolean;
  readonly keyEnd: number;
  readonly sign: number;
  readonly value: Expr;
}

/** `{ a = 1 }` as a value. */
export interface ObjectExpr extends Span {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
}

/** A name that stands alone: a keyword or a variable, and the name of a key in an object. */
export interface NameExpr extends Span {
  readonly kind: 'name';
}

/** Any other expression; only its place is known. */
export interface OtherExpr extends Span {
  readonly kind: 'other';
}

/** An expression, understood as far as a form can edit it. */
export type Expr = LiteralExpr | StringExpr | HeredocExpr | TupleExpr | ObjectExpr | NameExpr | OtherExpr;

/** `name = value` in a body; `end` is the end of the value. */
export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly key: string;
  readonly keyEnd: number;
  readonly sign: number;
  readonly value: Expr;
}

/** A label of a block, decoded. */
export interface Label extends Span {
  readonly text: string;
}

/** `type "label" { ... }`; `open` and `close` are the places of the braces (`close` is the end of the text where it is missing). */
export interface Block extends Span {
  readonly kind: 'block';
  readonly type: string;
  readonly typeEnd: number;
  readonly labels: readonly Label[];
  readonly open: number;
  readonly close: number;
  readonly items: readonly BodyItem[];
}

/** A stretch of a body that could not be read. */
export interface Broken extends Span {
  readonly kind: 'broken';
}

/** What stands in a body. */
export type BodyItem = Attribute | Block | Broken;

/** A whole file as read; `spans` are heredocs and comments that reach over several lines, in order. */
export interface HclFile {
  readonly items: readonly BodyItem[];
  readonly comments: readonly SourceComment[];
  readonly spans: readonly SourceComment[];
}
