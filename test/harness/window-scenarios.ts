import type { Account } from '../../shared/model/account.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { Project } from '../../shared/model/project.ts';
import type { Repository } from '../../shared/model/repository.ts';
import { sentenceFor } from '../../shared/errors/index.ts';
import type { ErrorCode, ErrorData } from '../../shared/errors/index.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { Scenario } from './fake-bridge.ts';

const now = Date.now();
const minute = 60_000;
const oid = 'a'.repeat(40);

/** A failure with its whole sentence. */
export function failing(code: ErrorCode, data: ErrorData): Failure {
  return { code, message: sentenceFor(code, data), data: { ...data } };
}

/** A repository as the engine would tell of it. */
export function repository(change: Partial<Repository> & { readonly id: string; readonly name: string }): Repository {
  return {
    url: `https://gitlab.example.com/platform/${change.name}.git`, accountId: 'a1', projectPath: `platform/${change.name}`, defaultBranch: 'main', state: 'ready',
    fetchedAtMs: now - 2 * minute, failure: null, addedAtMs: now - 1000 * minute, ...change,
  };
}

const accounts: readonly Account[] = [
  { id: 'a1', forge: 'gitlab', baseUrl: 'https://gitlab.example.com', username: 'imara', name: 'Imara Okonjo', email: 'imara@example.com', token: 'keyring', createdAtMs: now },
  { id: 'a2', forge: 'gitlab', baseUrl: 'https://git.intern.example.org/forge', username: 'svc-platform', name: 'Platform service', email: null, token: 'missing', createdAtMs: now },
];

const projects: readonly Project[] = Array.from({ length: 60 }, (_, index) => ({
  id: String(index), path: index === 0 ? 'platform/infrastructure' : `platform/${['clusters', 'dns', 'observability', 'network', 'secrets-store', 'images'][index % 6] ?? ''}-${index}`, name: `p${index}`,
  description: index % 3 === 0 ? 'Terraform, Kubernetes and monitoring of all environments' : null, httpUrl: index === 0 ? 'https://gitlab.example.com/platform/infrastructure.git' : `https://gitlab.example.com/platform/p${index}.git`,
  webUrl: '', defaultBranch: 'main', archived: index % 17 === 5, lastActivityAtMs: now,
}));

const draft: Draft = {
  id: 'd1', repositoryId: 'r1', title: 'Scale the API in prod', branch: 'main', baseOid: oid, movedTo: null, files: [{ path: 'envs/prod/api.yaml', status: 'modified', edits: 2, staged: 2 }],
  state: 'open', requestIid: null, createdAtMs: now, updatedAtMs: now,
};

const many: Repository[] = [
  repository({ id: 'r1', name: 'infrastructure' }),
  repository({ id: 'r2', name: 'observability', state: 'cloning', fetchedAtMs: null, defaultBranch: null }),
  repository({ id: 'r3', name: 'network-policies', failure: failing('REMOTE_UNREACHABLE', { host: 'gitlab.example.com', detail: 'connect ECONNREFUSED 10.2.0.7:443' }), fetchedAtMs: now - 3000 * minute }),
  repository({ id: 'r4', name: 'a-repository-with-a-rather-long-name-that-does-not-fit-into-its-row-on-a-small-window', projectPath: 'a-group/with/several/levels/of/groups/and/a-repository-with-a-rather-long-name' }),
  repository({ id: 'r5', name: 'new-cluster', state: 'empty' }),
  repository({ id: 'r6', name: 'billing', state: 'failed', fetchedAtMs: null, failure: failing('REMOTE_UNAUTHORIZED', { host: 'gitlab.example.com' }) }),
  repository({ id: 'r7', name: 'dns', accountId: null, projectPath: null, url: 'https://git.example.org/public/dns.git', fetchedAtMs: now - 30 * minute }),
];

const running = {
  type: 'progress',
  progress: { taskId: 'r2', title: 'Cloning platform/observability', phase: 'Receiving objects', done: 12_408, total: 48_211, unit: 'objects', cancellable: true, state: 'running' },
} as const;

const settings = { theme: 'system', fetchEveryMinutes: 5, author: { name: 'Imara Okonjo', email: 'imara@example.com' }, extraCertificates: '', proxy: 'http://proxy.example.com:3128', diffStyle: 'inline' } as const;
const base: Scenario = {
  answers: {
    'repository.list': many, 'account.list': [...accounts], 'draft.list': [draft], 'account.projects': { projects: [...projects], nextPage: 2 }, 'settings.get': settings,
    'app.info': { version: '0.1.0', electron: '45.4.1', platform: 'linux', keyring: 'unavailable', demo: true },
  },
  events: [running],
};

function at(route: string): Scenario {
  return { ...base, answers: { ...base.answers, 'workspace.get': { route, state: {} } } };
}

/** The shell's screens by name, each in one state that the window must draw well. */
export const windowScenarios: Readonly<Record<string, Scenario>> = {
  welcome: { answers: {} },
  'welcome-demo-fails': { answers: { 'demo.start': { failure: failing('DEMO_UNAVAILABLE', { detail: 'git is not installed' }) } } },
  'start-fails': { answers: { 'repository.list': { failure: failing('DATABASE_NEWER', { found: 9, known: 3, file: 'app.db' }) } } },
  repositories: base,
  'repositories-high-contrast': { ...base, answers: { ...base.answers, 'settings.get': { ...settings, theme: 'high-contrast' } } },
  starting: { ...base, silent: ['repository.list'] },
  'repositories-offline': { ...base, events: [running, { type: 'engine', state: 'restarting' }] },
  'settings-general': at('/settings/general'),
  'settings-accounts': at('/settings/accounts'),
  'settings-identity': at('/settings/identity'),
  'settings-network': at('/settings/network'),
  'settings-about': at('/settings/about'),
};
