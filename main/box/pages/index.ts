import { notFound, type Reply } from '../http/reply.ts';
import type { PipelineRunner } from '../pipelines/pipeline-runner.ts';
import { requestUrl } from '../present/merge-request.ts';
import { projectUrl } from '../present/project.ts';
import type { PipelineRecord, ProjectRecord, RequestRecord } from '../records.ts';
import { refresh, standingOf } from '../requests/standing.ts';
import type { World } from '../world.ts';
import { type Html, html, pageReply } from './html.ts';

/** The pages that links out of the app lead to: project, merge request, pipeline, job. */
export async function answerPage(world: World, runner: PipelineRunner, path: string): Promise<Reply> {
  const [, projectPath = '', noun, id = ''] = /^\/(.+?)(?:\/-\/(merge_requests|pipelines|jobs)(?:\/(\d+))?)?$/.exec(path) ?? [];
  const project = world.records.projects.find((each) => each.path === decodeURIComponent(projectPath));
  if (project === undefined) throw notFound('Page');
  if (noun === 'merge_requests' && id !== '') return await requestPage(world, project, world.request(project, id));
  if (noun === 'pipelines' && id !== '') return pipelinePage(world, project, world.pipeline(project, id));
  if (noun === 'jobs') {
    const job = world.job(project, id);
    return pageReply(job.name, html`<h1>${job.name} ${word(job.status)}</h1><pre>${await runner.trace(job)}</pre>`);
  }
  return projectPage(world, project);
}

function word(status: string): Html {
  return html`<span class="word">${status.replaceAll('_', ' ')}</span>`;
}

function projectPage(world: World, project: ProjectRecord): Reply {
  const requests = world.records.requests.filter((each) => each.projectId === project.id).toReversed();
  const rows = requests.map((each) => html`<tr><td><a href="${requestUrl(world, each)}">!${each.iid}</a></td><td>${each.title}</td><td>${word(each.state)}</td></tr>`);
  return pageReply(project.name, html`<h1>${project.path}</h1><p>${project.description}</p><h2>Merge requests</h2><table>${rows}</table>`);
}

async function requestPage(world: World, project: ProjectRecord, request: RequestRecord): Promise<Reply> {
  await refresh(world, request);
  const standing = await standingOf(world, project, request);
  const repository = world.repository(project);
  const { baseSha, headSha } = request;
  const known = baseSha !== null && headSha !== null;
  const commits = known ? await repository.log(baseSha, headSha) : [];
  const diff = known ? await repository.diff(baseSha, headSha) : '';
  const pipelines = world.pipelinesOf(request).map((each) => html`<tr><td><a href="${projectUrl(world, project)}/-/pipelines/${each.id}">#${each.id}</a></td><td>${word(each.status)}</td><td>${each.sha.slice(0, 8)}</td></tr>`);
  return pageReply(`!${request.iid} ${request.title}`, html`
<h1>${request.title}</h1>
<p>${word(request.state)} !${request.iid} by ${world.user(request.authorId).name}, <code>${request.sourceBranch}</code> into <code>${request.targetBranch}</code>, ${word(standing.detailed)}</p>
<pre>${request.description}</pre>
<h2>Pipelines</h2><table>${pipelines}</table>
<h2>Commits</h2><table>${commits.map((each) => html`<tr><td><code>${each.sha.slice(0, 8)}</code></td><td>${each.subject}</td><td>${each.author}</td><td>${each.at.slice(0, 10)}</td></tr>`)}</table>
<h2>Changes</h2><pre>${diff.split('\n').map((line) => coloured(line))}</pre>`);
}

function coloured(line: string): Html {
  if (line.startsWith('+')) return html`<span class="add">${line}</span>\n`;
  return line.startsWith('-') ? html`<span class="del">${line}</span>\n` : html`${line}\n`;
}

function pipelinePage(world: World, project: ProjectRecord, pipeline: PipelineRecord): Reply {
  const jobs = world.jobsOf(pipeline).filter((job) => !job.retried);
  const rows = jobs.map((job) => html`<tr><td>${job.stage}</td><td><a href="${projectUrl(world, project)}/-/jobs/${job.id}">${job.name}</a></td><td>${word(job.status)}</td></tr>`);
  return pageReply(`Pipeline ${pipeline.id}`, html`<h1>Pipeline #${pipeline.id} ${word(pipeline.status)}</h1><p>${pipeline.ref} at <code>${pipeline.sha}</code></p><table>${rows}</table>`);
}
