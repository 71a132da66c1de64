import type { Request } from '../../../shared/model/request.ts';

type Mergeability = Request['mergeability'];

// https://docs.gitlab.com/api/merge_requests/#merge-status names one blocker at a time; the set grows with each release.
const sentences: Readonly<Record<string, string>> = {
  mergeable: 'It can be merged.',
  approvals_syncing: 'GitLab is updating the approvals.',
  checking: 'GitLab is checking whether it can be merged.',
  unchecked: 'GitLab has not checked yet whether it can be merged.',
  preparing: 'GitLab is still preparing it.',
  ci_must_pass: 'Its pipeline must pass first.',
  ci_still_running: 'Its pipeline is still running.',
  commits_status: 'Its source branch is gone or has no commits.',
  conflict: 'It conflicts with the target branch.',
  discussions_not_resolved: 'Not all discussions are resolved.',
  draft_status: 'It is marked as a draft.',
  jira_association_missing: 'Its title or description must name a Jira issue.',
  merge_request_blocked: 'Another merge request blocks it.',
  blocked_status: 'Another merge request blocks it.',
  merge_time: 'It may not be merged before its scheduled time.',
  need_rebase: 'It must be rebased onto the target branch first.',
  not_approved: 'It needs approval.',
  not_open: 'It is not open.',
  policies_denied: 'A security policy forbids the merge.',
  requested_changes: 'A reviewer asked for changes.',
  security_policy_pipeline_check: 'A pipeline required by a security policy must pass first.',
  security_policy_violations: 'A security policy is violated.',
  status_checks_must_pass: 'External status checks must pass first.',
  external_status_checks: 'External status checks must pass first.',
  title_regex: 'Its title does not match what the project asks for.',
  locked_paths: 'Somebody has locked a file that it changes.',
  locked_lfs_files: 'Somebody has locked a file that it changes.',
  broken_status: 'It cannot be merged; it may conflict with the target branch.',
};

const older: Readonly<Record<string, string>> = {
  can_be_merged: 'mergeable', cannot_be_merged: 'conflict', cannot_be_merged_recheck: 'checking', cannot_be_merged_rechecking: 'checking',
};

const endings: Readonly<Record<string, string>> = { merged: 'It has been merged.', closed: 'It is closed.', locked: 'GitLab is merging it.' };

interface Wire {
  readonly state?: string | undefined;
  readonly detailed_merge_status?: string | null | undefined;
  readonly merge_status?: string | null | undefined;
}

/** GitLab's one word for whether a request can be merged, with its meaning; a word newer than this app is shown as it is. */
export function mergeabilityOf(wire: Wire): Mergeability {
  const ended = endings[wire.state ?? ''];
  if (ended !== undefined) return { status: 'not_open', mergeable: false, message: ended };
  const before15 = wire.merge_status ?? 'unchecked';
  const status = wire.detailed_merge_status ?? older[before15] ?? before15;
  const message = sentences[status] ?? `GitLab says: ${status.replaceAll('_', ' ')}.`;
  return { status, mergeable: status === 'mergeable', message };
}
