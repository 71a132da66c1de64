import { changeTable } from '../../../shared/diff/change-table.ts';
import { branchOfTitle, messageOfChange, titleOfChange } from '../../../shared/diff/change-words.ts';
import { diffFields } from '../../../shared/diff/field-diff.ts';
import type { FieldChange } from '../../../shared/model/review.ts';
import { isAppError } from '../../../shared/errors/index.ts';
import { readBlobAtPath } from '../../git/read-blob-at-path.ts';
import { listTree } from '../../git/list-tree.ts';
import type { DraftRecord } from '../../store/tables/drafts.ts';
import type { Context } from '../context.ts';
import { documentForReview } from '../draft/read-documents.ts';
import { stagedFiles } from '../draft/staged-files.ts';
import { openClone } from '../repository/open-clone.ts';

/** What a request says by default about a change. */
export interface RequestText {
  readonly branch: string;
  readonly title: string;
  readonly message: string;
  readonly table: string;
  readonly paths: readonly string[];
}

/** Title, message, branch and table of what is staged, or of the whole draft while nothing is. */
export function proposeText(context: Context, draft: DraftRecord): RequestText {
  const files = stagedFiles(context, draft);
  const anyStaged = files.some(({ file }) => file.edits.some((edit) => edit.staged));
  const changes: FieldChange[] = files.flatMap(({ file, text }) => {
    const readable = file.base === null || file.base.text !== null;
    const after = anyStaged ? text : file.text;
    return readable ? diffFields({ path: file.path, before: file.base?.text ?? null, after, read: documentForReview }) : [];
  });
  const title = draft.title.trim() || titleOfChange(changes) || 'Change configuration';
  return {
    title, branch: branchOfTitle(title, draft.id), message: messageOfChange(changes, title), table: changeTable(changes),
    paths: [...new Set(changes.map((change) => change.path))],
  };
}

const templateFolder = '.gitlab/merge_request_templates/';

/** Names of the description templates that the draft's base has. */
export function templatesHere(context: Context, draft: DraftRecord): readonly string[] {
  const { dir } = openClone(context, draft.repositoryId);
  return listTree({ dir, oid: draft.baseOid })
    .filter((entry) => entry.path.startsWith(templateFolder) && entry.path.endsWith('.md') && !entry.path.slice(templateFolder.length).includes('/'))
    .map((entry) => entry.path.slice(templateFolder.length, -3));
}

/** A template's text from the draft's base, or null where it has none of that name. */
export function readTemplate(context: Context, draft: DraftRecord, name: string): string | null {
  return readText(context, draft, `${templateFolder}${name}.md`);
}

/** A description: the template's text, then the table of the fields changed. */
export function describeWith(template: string | null, table: string): string {
  const parts = [template?.trim() ?? '', table === '' ? '' : `### Fields changed\n\n${table}`];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The draft's base's CODEOWNERS file, wherever GitLab looks for it; empty where there is none. */
export function readCodeOwners(context: Context, draft: DraftRecord): string {
  const places = ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
  return places.map((path) => readText(context, draft, path)).find((text) => text !== null) ?? '';
}

function readText(context: Context, draft: DraftRecord, path: string): string | null {
  const { dir } = openClone(context, draft.repositoryId);
  try {
    const { content, kind } = readBlobAtPath({ dir, commit: draft.baseOid, path });
    return kind === 'symlink' ? null : Buffer.from(content).toString('utf8');
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
