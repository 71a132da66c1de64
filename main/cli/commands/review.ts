import type { FieldChange, Review } from '../../../shared/model/review.ts';
import { type Command, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

/** Shows a draft as it would be sent. */
export const reviewCommand: Command = {
  name: 'review', usage: '[--draft D]', takes: [0, 0], options: { draft: { type: 'string' } },
  summary: 'Show what a draft changes, field by field, with warnings and conflicts; exit code 3 with conflicts.',
  run: async (session, input) => {
    const { id } = await session.draft(textOption(input, 'draft'));
    const review = await session.call('review.get', { draftId: id });
    return { json: review, text: describe(review), ...(review.conflicts.length > 0 ? { exitCode: exitCodes.conflict } : {}) };
  },
};

function describe(review: Review): string {
  const files = review.files.map((file) => [`${file.status} ${file.path}`, ...file.fields.map((field) => `  ${fieldLine(field)}`)].join('\n'));
  const warnings = review.warnings.map((warning) => `warning ${warning.code}: ${warning.message}`);
  const conflicts = review.conflicts.map((each) => `conflict in ${each.path}, ${each.field}: base ${each.base ?? '-'}, mine ${each.mine ?? '-'}, theirs ${each.theirs ?? '-'}`);
  const empty = review.files.length === 0 ? ['The draft changes nothing.'] : [];
  return [...files, ...empty, ...warnings, ...conflicts].join('\n');
}

function fieldLine({ label, before, after }: FieldChange): string {
  if (before === null) return `${label}: added ${after ?? ''}`.trimEnd();
  return after === null ? `${label}: removed (was ${before})` : `${label}: ${before} → ${after}`;
}
