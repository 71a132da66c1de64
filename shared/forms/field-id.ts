import type { FieldPlace } from './field-model.ts';

/** A key for a place in a file, the same as long as its path is. */
export function fieldId(place: FieldPlace): string {
  return `${place.document}:${JSON.stringify(place.path)}`;
}
