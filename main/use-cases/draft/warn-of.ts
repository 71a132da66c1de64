import { looksSecret } from '../../../shared/forms/secret-looking.ts';
import type { FieldChange, ReviewWarning } from '../../../shared/model/review.ts';

const productionPath = /(^|[/_.-])(prod|production|prd|live)([/_.-]|$)/i;
const secretShapes = [
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, /\bAKIA[0-9A-Z]{16}\b/, /\bgh[pousr]_[A-Za-z0-9]{36}\b/, /\bglpat-[\w-]{20,}/, /\bxox[abprs]-[\w-]{10,}/,
  /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
];

/** What an operator should know about a change before sending it, from the changed fields alone. */
export function warnOfFields(changes: readonly FieldChange[]): ReviewWarning[] {
  const production = [...new Set(changes.map((change) => change.path))].filter((path) => productionPath.test(path));
  return [
    ...production.map((path) => ({ code: 'PRODUCTION', message: `${path} belongs to production.`, path })),
    ...changes.flatMap(warnOfField),
  ];
}

/** What an operator should know about a new text: secrets by their shape, that the old text did not have. */
export function warnOfText(path: string, before: string | null, after: string | null): ReviewWarning[] {
  const found = secretShapes.some((shape) => shape.test(after ?? '') && !shape.test(before ?? ''));
  return found ? [{ code: 'SECRET', message: `${path} seems to hold a secret in clear. Once pushed it must be taken for known.`, path }] : [];
}

function warnOfField(change: FieldChange): ReviewWarning[] {
  const name = change.field.at(-1);
  const warnings: ReviewWarning[] = [];
  if (change.after !== null && looksSecret(change.field, change.after)) {
    warnings.push({ code: 'SECRET', message: `${change.label} looks like a secret in clear. Once pushed it must be taken for known.`, path: change.path });
  }
  if (/^(min_?)?(replicas?|replica_?count|desired_(count|capacity|size))$/i.test(String(name)) && change.after === '0' && change.before !== '0') {
    warnings.push({ code: 'SCALE_TO_ZERO', message: `${change.label} goes to 0: nothing will run.`, path: change.path });
  }
  if (/^(prevent_destroy|deletion_protection|enable_deletion_protection)$/i.test(String(name)) && change.after === 'false') {
    warnings.push({ code: 'PROTECTION_OFF', message: `${change.label} is turned off.`, path: change.path });
  }
  return warnings;
}
