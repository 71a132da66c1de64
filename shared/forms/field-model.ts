import type { NodeStyle, Path, Range, Reason, Scalar } from '../edit/types.ts';

/** How a field is edited; `empty` holds no value yet, and what is typed into it decides its type. */
export type FieldType = 'text' | 'number' | 'boolean' | 'multiline' | 'empty';

/** Where a field or group stands: the document of a multi-document file, and the path in it. */
export interface FieldPlace {
  readonly document: number;
  readonly path: Path;
}

/** A heading over the fields of one mapping, list, list item or block. */
export interface GroupRow extends FieldPlace {
  readonly row: 'group';
  /** Stable across edits that do not touch its path. */
  readonly id: string;
  readonly depth: number;
  /** Such as `spec › template`, or the name of a list item. */
  readonly label: string;
  readonly hint: string | null;
  readonly range: Range;
}

/** One value that is set in the file. */
export interface FieldRow extends FieldPlace {
  readonly row: 'field';
  readonly id: string;
  readonly depth: number;
  readonly label: string;
  readonly type: FieldType;
  /** As an input shows it: strings decoded, numbers as they are written. */
  readonly text: string;
  readonly value: Scalar;
  readonly style: NodeStyle | null;
  /** The comment that belongs to it, without its marks. */
  readonly hint: string | null;
  /** What the value means in another unit, such as `≈ 537 MB`. */
  readonly unit: string | null;
  readonly secret: boolean;
  /** Why it cannot be edited here; null when it can. */
  readonly locked: Reason | null;
  readonly range: Range;
  readonly valueRange: Range;
}

/** A line of a form. */
export type FormRow = GroupRow | FieldRow;

/** The rows of a section: an array, or a list that unpacks a row when it is asked for. */
export interface RowList extends Iterable<FormRow> {
  readonly length: number;
  readonly at: (index: number) => FormRow | undefined;
  /** The list with another row at a place. */
  readonly with: (index: number, row: FormRow) => RowList;
  /** Quicker than going through all rows, where the list can. */
  readonly finder?: RowFinder;
}

/** Finds rows without unpacking all of them. */
export interface RowFinder {
  /** As `fieldAt` of a form. */
  readonly fieldAt: (offset: number) => FieldRow | undefined;
  /** The place of a row; -1 where there is none. */
  readonly indexOf: (id: string) => number;
}

/** One document of a file or one block of HCL. */
export interface FormSection {
  readonly id: string;
  /** Such as `Deployment api` or `resource aws_instance web`. */
  readonly title: string;
  readonly document: number;
  readonly range: Range;
  readonly hint: string | null;
  readonly rows: RowList;
  /** How many of the rows are fields. */
  readonly fieldCount: number;
  /** How many of the rows changed since the base, where that was counted when the form was made. */
  readonly changeCount?: number;
}

/** A form over the fields that a file sets, in file order. */
export interface FormModel {
  readonly sections: readonly FormSection[];
  readonly fieldCount: number;
}
