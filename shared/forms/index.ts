export { buildForm } from './build-form.ts';
export { fieldId } from './field-id.ts';
export type { FieldRow, FormModel, FormRow, FormSection, GroupRow, RowFinder, RowList } from './field-model.ts';
export { fieldAt, fieldById, fieldsById, indexOfRow, lastFieldTo } from './find-row.ts';
export { parseInput } from './parse-input.ts';
export { searchFields } from './search-fields.ts';
