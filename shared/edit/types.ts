/** A step into a document: a key of a mapping, or the index of an item or of a repeated block. */
export type Segment = string | number;

/** Where a node is. HCL: `['resource', 'aws_instance', 'web', 'tags', 'Name']`; a block type that stands several times with the same labels ends in an index. */
export type Path = readonly Segment[];

/** Half-open range in UTF-16 code units of the document's text (a byte order mark counts as one). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replace `[start, end)` by `text`; the splices of one plan never overlap and are sorted. */
export interface Splice extends Range {
  readonly text: string;
}

/** The formats; `text` is everything that has no adapter. */
export type Kind = 'yaml' | 'hcl' | 'json' | 'jsonc' | 'toml' | 'dotenv' | 'ini' | 'text';

/** A decoded scalar; integers beyond 2^53 and floats keep their exact source in `Node.source`. */
export type Scalar = string | number | boolean | null;

/** Why something is read-only or was refused. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
  readonly range?: Range;
}

/** Closed list; each is documented with an example in `shared/edit/README.md`. */
export type ReasonCode =
  | 'TEMPLATED' | 'SYNTAX' | 'TOO_LARGE' | 'TOO_DEEP' | 'NOT_UTF8' | 'BINARY' | 'NO_ADAPTER' | 'LFS_POINTER' | 'ENCRYPTED'
  | 'ALIAS' | 'ANCHOR_IN_USE' | 'TAGGED' | 'EXPRESSION' | 'MERGE_KEY' | 'DUPLICATE_KEY' | 'COMPLEX_KEY'
  | 'NOT_FOUND' | 'NOT_A_SCALAR' | 'NOT_A_MAPPING' | 'NOT_A_SEQUENCE' | 'KEY_EXISTS' | 'LAST_ENTRY' | 'OUT_OF_RANGE'
  | 'VALUE_UNREPRESENTABLE' | 'UNFINISHED_TEXT' | 'STALE' | 'VERIFY_FAILED' | 'UNSUPPORTED';

/** What a node is: `block` is an HCL block, `expr` an expression kept as source, `raw` a part that could not be understood. */
export type NodeKind = 'map' | 'seq' | 'scalar' | 'block' | 'expr' | 'alias' | 'raw';

/** How a scalar or collection is written. */
export type NodeStyle =
  | 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'heredoc' | 'bare' | 'block' | 'flow' | 'multiline' | 'empty' | 'quoted';

/** A comment that belongs to a node. */
export interface Comment extends Range {
  readonly text: string;
  readonly place: 'before' | 'after' | 'inside';
}

/** One node of the tree; `id` is stable across edits that do not touch its path. */
export interface Node {
  readonly id: string;
  readonly path: Path;
  readonly kind: NodeKind;
  readonly range: Range;
  readonly keyRange?: Range;
  readonly valueRange?: Range;
  readonly style?: NodeStyle;
  readonly tag?: string;
  readonly anchor?: string;
  /** The decoded value of a scalar. */
  readonly value?: Scalar;
  /** The source text of a scalar, expression, alias or raw part. */
  readonly source?: string;
  readonly editable: true | Reason;
  readonly comments?: readonly Comment[];
  readonly children: readonly Node[];
}

/** Something wrong in a file; reading reports all of them, never only the first. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  readonly severity: 'error' | 'warning';
}

/** What reading a file gives; `readOnly` says why there is no form (the text stays editable). */
export interface EditDocument {
  readonly path: string;
  readonly kind: Kind;
  readonly text: string;
  /** Hash of the text, for telling a stale edit. */
  readonly hash: string;
  /** One root for each document of the file (YAML may have many; the others have one). */
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  readonly readOnly?: Reason;
}

/** A value that an operation writes. */
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

/** Where in a file an operation applies; `document` is the index in a multi-document YAML, 0 unless told. */
export interface Target {
  readonly document?: number;
  readonly path: Path;
}

/** One operation on one place of one document; the JSON form is documented in `shared/edit/README.md`. */
export type Operation =
  | (Target & { readonly op: 'set'; readonly value: Scalar; readonly expression?: boolean })
  | (Target & { readonly op: 'insert'; readonly key: string; readonly value: Value; readonly index?: number; readonly expression?: boolean })
  | (Target & { readonly op: 'rename'; readonly key: string })
  | (Target & { readonly op: 'delete' })
  | (Target & { readonly op: 'move'; readonly index: number })
  | (Target & { readonly op: 'insert-item'; readonly index?: number; readonly value: Value })
  | (Target & { readonly op: 'remove-item' })
  | (Target & { readonly op: 'move-item'; readonly index: number })
  | (Target & { readonly op: 'add-block'; readonly type: string; readonly labels: readonly string[]; readonly body?: { readonly [key: string]: Value }; readonly index?: number })
  | (Target & { readonly op: 'remove-block' })
  | (Target & { readonly op: 'move-block'; readonly index: number })
  | { readonly op: 'add-document'; readonly index?: number; readonly value: Value }
  | { readonly op: 'remove-document'; readonly document: number }
  | (Target & { readonly op: 'comment'; readonly text: string; readonly place: 'before' | 'after' });

/** A verified plan: applying `splices` to the old text gives `text`; applying `inverse` to `text` gives the old text back. */
export interface Plan {
  readonly splices: readonly Splice[];
  readonly inverse: readonly Splice[];
  readonly text: string;
}

/** A place that both sides changed: its path (none for typed lines), the source on each side where it is there, and where it stands in their text. */
export interface Conflict {
  readonly document: number;
  readonly path: Path;
  readonly base?: string;
  readonly mine?: string;
  readonly theirs?: string;
  readonly range?: Range;
}
