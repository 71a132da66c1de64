export { buildForm } from './build-form.ts';
export { fieldId } from './field-id.ts';
export type { FieldRow, FormModel, FormRow, FormSection, GroupRow } from './field-model.ts';
export { fieldAt, fieldsById } from './find-row.ts';
export { parseInput } from './parse-input.ts';
export { searchFields } from './search-fields.ts';
