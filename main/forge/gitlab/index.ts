import type { ForgePort } from '../port.ts';
import { HttpTransport, type TransportOptions } from '../transport.ts';
import { jobLog } from './job-log.ts';
import { closeRequest, mergeRequest, setDraft } from './merge-request.ts';
import { openRequest } from './open-request.ts';
import { cancelPipeline, listJobs, listPipelines, retryJob } from './pipelines.ts';
import { getProject, getTemplate, listLabels, listMembers, listProjects, listTemplates, whoAmI } from './projects.ts';
import { findRequests, getRequest, listRequests } from './requests.ts';

/** What is needed to reach a GitLab with a personal access token. */
export type GitLabOptions = Omit<TransportOptions, 'apiPath' | 'forge' | 'authorize'>;

/** A forge port over GitLab's REST API v4 (gitlab.com and self-managed, also below a path prefix). */
export function createGitLab(options: GitLabOptions): ForgePort {
  const transport = new HttpTransport({ ...options, apiPath: '/api/v4', forge: 'GitLab', authorize: (token) => ({ 'private-token': token }) });
  return {
    kind: 'gitlab',
    host: transport.host,
    whoAmI: (signal) => whoAmI(transport, signal),
    listProjects: (input, signal) => listProjects(transport, input, signal),
    getProject: ({ pathOrId }, signal) => getProject(transport, pathOrId, signal),
    listMembers: (input, signal) => listMembers(transport, input, signal),
    listLabels: ({ project }, signal) => listLabels(transport, project, signal),
    listTemplates: ({ project }, signal) => listTemplates(transport, project, signal),
    getTemplate: (input, signal) => getTemplate(transport, input, signal),
    findRequests: (input, signal) => findRequests(transport, input, signal),
    listRequests: (input, signal) => listRequests(transport, input, signal),
    openRequest: (input, signal) => openRequest(transport, input, signal),
    getRequest: (input, signal) => getRequest(transport, input, signal),
    listPipelines: (input, signal) => listPipelines(transport, input, signal),
    listJobs: (input, signal) => listJobs(transport, input, signal),
    jobLog: (input, signal) => jobLog(transport, input, signal),
    retryJob: (input, signal) => retryJob(transport, input, signal),
    cancelPipeline: (input, signal) => cancelPipeline(transport, input, signal),
    mergeRequest: (input, signal) => mergeRequest(transport, input, signal),
    setDraft: (input, signal) => setDraft(transport, input, signal),
    closeRequest: (input, signal) => closeRequest(transport, input, signal),
    gitCredentials: (token) => ({ username: 'oauth2', password: token }),
  };
}
