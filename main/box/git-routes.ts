import type { IncomingMessage } from 'node:http';
import type { Events } from './events.ts';
import { runHttpBackend } from './git/http-backend.ts';
import { json, type Reply, text } from './http/reply.ts';
import { roles, type World } from './world.ts';

const gitPath = /^\/(.+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Answers Git's smart protocol, or null when the path is none of its; tokens come as Basic passwords, any user name. */
export async function answerGit(world: World, events: Events, { request, url }: { request: IncomingMessage; url: URL }): Promise<Reply | null> {
  const [, path, service] = gitPath.exec(url.pathname) ?? [];
  if (path === undefined || service === undefined) return null;
  const user = world.userOfToken(passwordOf(request));
  if (user === null) {
    request.resume();
    return { ...text('HTTP Basic: Access denied\n', 401), headers: { 'content-type': 'text/plain', 'www-authenticate': 'Basic realm="GitLab"' } };
  }
  const project = world.project(decodeURIComponent(path), user);
  const writes = service === 'git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
  if (writes && world.roleIn(project, user) < roles.developer) return text('GitLab: You are not allowed to push code to this project.\n', 403);
  const repository = world.repository(project);
  const before = service === 'git-receive-pack' ? await repository.branches() : new Map<string, string>();
  const { done, ...reply } = await runHttpBackend({
    request, gitDir: repository.directory, service: `/${service}`, query: url.search.slice(1), username: user.username,
    protectedBranch: world.roleIn(project, user) >= roles.maintainer ? '' : project.defaultBranch,
  });
  if (service === 'git-receive-pack') {
    void done.then(async () => events.pushed({ project, user, before, after: await repository.branches() })).catch(() => undefined);
  }
  return reply;
}

/** The failure of an API call without a token that is known. */
export function unauthorized(): Reply {
  return json({ message: '401 Unauthorized' }, 401);
}

/** The token that an API call carries, however it does. */
export function tokenOf(request: IncomingMessage, url: URL): string {
  const { 'private-token': own, authorization = '' } = request.headers;
  if (typeof own === 'string') return own;
  return /^Bearer (.+)$/i.exec(authorization)?.[1] ?? url.searchParams.get('private_token') ?? passwordOf(request);
}

function passwordOf(request: IncomingMessage): string {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) return '';
  const pair = Buffer.from(basic, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}
