import { looksSecret } from '../forms/secret-looking.ts';
import type { FieldChange } from '../model/review.ts';

const longestTitle = 100;

/** A title for a change, such as `Set replicas to 5 in prod/api`; empty when nothing changed. */
export function titleOfChange(changes: readonly FieldChange[]): string {
  const [first] = changes;
  if (first === undefined) return '';
  const paths = [...new Set(changes.map((change) => change.path))];
  const place = paths.length === 1 ? placeOf(first.path) : `${paths.length} files`;
  const title = sameForAll(changes) ?? (paths.length === 1 ? severalFields(changes, place) : `Change ${changes.length} fields in ${place}`);
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;
}

/** A commit message: the title, and a line for each field where there are several. */
export function messageOfChange(changes: readonly FieldChange[], title: string): string {
  if (changes.length < 2) return title;
  const lines = changes.slice(0, 50).map((change) => `- ${change.path}: ${change.label} ${valuesOf(change)}`.trimEnd());
  const more = changes.length > 50 ? [`- and ${changes.length - 50} more`] : [];
  return [title, '', ...lines, ...more].join('\n');
}

/** A branch name for a title: letters, digits and dashes below `fairlead/`, with a mark that keeps two of the same title apart. */
export function branchOfTitle(title: string, mark: string): string {
  const slug = title.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50).replace(/-+$/, '');
  return `fairlead/${slug === '' ? 'change' : slug}-${mark.toLowerCase().replace(/[^a-z0-9]/g, '').slice(-4)}`;
}

/** What a value may be called where others will read it; likely secrets are not shown. */
export function shownValue(change: FieldChange, value: string | null): string | null {
  if (value === null) return null;
  return looksSecret(change.field, value) || /^Secret(\s|$)/.test(change.label) ? '(hidden)' : value;
}

/** One sentence where every change is the same one, made in one file or several. */
function sameForAll(changes: readonly FieldChange[]): string | undefined {
  const [first] = changes;
  if (first === undefined || changes.some((change) => verbOf(change) !== verbOf(first))) return undefined;
  const paths = [...new Set(changes.map((change) => change.path))];
  return paths.length === changes.length ? `${verbOf(first)} ${paths.length === 1 ? placeOf(first.path) : `${paths.length} files`}` : undefined;
}

function verbOf(change: FieldChange): string {
  const name = change.label.split(' › ').at(-1) ?? change.label;
  if (change.field.length === 0) return change.label === 'New file' ? 'Add' : change.label === 'File deleted' ? 'Remove' : 'Edit';
  if (change.before === null) return `Add ${name} to`;
  if (change.after === null) return `Remove ${name} from`;
  const value = shownValue(change, change.after) ?? '';
  return value.length <= 40 && !value.includes('\n') && value !== '(hidden)' ? `Set ${name} to ${value} in` : `Change ${name} in`;
}

function severalFields(changes: readonly FieldChange[], place: string): string {
  const names = [...new Set(changes.map((change) => change.label.split(' › ').at(-1) ?? ''))];
  if (names.length > 3) return `Change ${changes.length} fields in ${place}`;
  const last = names.pop();
  return `Change ${names.length === 0 ? last : `${names.join(', ')} and ${last}`} in ${place}`;
}

function valuesOf(change: FieldChange): string {
  const [before, after] = [shownValue(change, change.before), shownValue(change, change.after)].map((value) => (value === null ? null : oneLine(value)));
  if (before === null) return `added: ${after ?? ''}`;
  return after === null ? 'removed' : `${before} → ${after}`;
}

function oneLine(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim();
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}

/** The last two parts of a path without its ending: `envs/prod/api.yaml` is `prod/api`. */
function placeOf(path: string): string {
  return path.split('/').slice(-2).join('/').replace(/(?<=[^/])\.[A-Za-z0-9]{1,8}$/, '');
}
