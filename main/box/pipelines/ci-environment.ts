import { gitEnvironment } from '../git/run-git.ts';
import type { PipelineRecord, ProjectRecord, RequestRecord } from '../records.ts';

/** What a pipeline is made for. */
export type PipelineOrigin = Pick<PipelineRecord, 'sha' | 'ref' | 'source' | 'requestIid' | 'userId'>;

/** The arguments that tell gitlab-ci-local what GitLab's predefined variables would. */
export function ciArguments(origin: PipelineOrigin, context: { readonly id: number; readonly project: ProjectRecord; readonly request: RequestRecord | null }): string[] {
  const { project, request, id } = context;
  const variables: Record<string, string> = {
    CI_PIPELINE_ID: String(id), CI_PIPELINE_SOURCE: origin.source, CI_DEFAULT_BRANCH: project.defaultBranch, CI_PROJECT_PATH: project.path,
  };
  if (request !== null) {
    Object.assign(variables, {
      CI_MERGE_REQUEST_IID: String(request.iid),
      CI_MERGE_REQUEST_TITLE: request.title,
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: request.sourceBranch,
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: request.targetBranch,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: request.baseSha ?? '',
    });
  }
  const unset = request === null ? [] : ['--unset-variable', 'CI_COMMIT_BRANCH'];
  return [...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]), ...unset];
}

/** All that jobs inherit: where programs are, and nothing else of the user's. */
export function ciEnvironment(home: string): Record<string, string> {
  const ignored = ['CI_PIPELINE_ID', 'CI_PIPELINE_SOURCE', 'CI_DEFAULT_BRANCH', 'CI_PROJECT_PATH', 'CI_MERGE_REQUEST_IID'].join(',');
  return { ...gitEnvironment(), HOME: home, LC_ALL: 'C.UTF-8', FORCE_COLOR: '0', GCL_IGNORE_PREDEFINED_VARS: ignored };
}
