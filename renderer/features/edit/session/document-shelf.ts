import { editDocument, findNode, readDocument } from '../../../../shared/edit/index.ts';
import type { EditDocument, Operation, Plan, Range, Reason, Scalar } from '../../../../shared/edit/types.ts';
import { type Result, succeed } from '../../../../shared/errors/index.ts';

/** A field's edit as planned: the plan, the value that stood at the place before, and where the new one stands (null where it is gone). */
export interface EditedText {
  readonly plan: Pick<Plan, 'text' | 'splices'>;
  readonly before: Scalar;
  readonly valueRange: Range | null;
}

/** One operation on the text of a file. */
export interface TextEdit {
  readonly path: string;
  readonly text: string;
  readonly operation: Extract<Operation, { op: 'set' }>;
}

const mostKept = 3;

/** The texts read last with their trees: none of them is read again, and an edit of one of them reads only what it touches. */
export class DocumentShelf {
  readonly #kept: EditDocument[] = [];

  /** As `readDocument`. */
  read(path: string, text: string): EditDocument {
    return this.#keep(this.#kept.find((document) => document.path === path && document.text === text) ?? readDocument(path, text));
  }

  /** Plans an edit; the text that it makes counts as read. */
  edit({ path, text, operation }: TextEdit): Result<EditedText, Reason> {
    const before = this.read(path, text);
    const planned = editDocument(before, [operation]);
    if (!planned.ok) return planned;
    const { plan, document } = planned.value;
    this.#keep(document);
    const node = findNode(document, operation);
    return succeed({ plan: { text: plan.text, splices: plan.splices }, before: findNode(before, operation)?.value ?? null, valueRange: node === undefined ? null : (node.valueRange ?? node.range) });
  }

  #keep(document: EditDocument): EditDocument {
    const at = this.#kept.indexOf(document);
    if (at >= 0) this.#kept.splice(at, 1);
    this.#kept.push(document);
    if (this.#kept.length > mostKept) this.#kept.shift();
    return document;
  }
}
