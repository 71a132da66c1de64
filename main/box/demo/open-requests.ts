import type { Past } from './history.ts';
import type { OpenBranch } from './import-stream.ts';
import type { PersonName } from './people.ts';

/** A request that is open when the demo begins. */
export interface OpenRequest {
  readonly branch: string;
  readonly author: PersonName;
  readonly reviewers: readonly PersonName[];
  readonly daysAgo: number;
  readonly title: string;
  readonly description: string;
  readonly labels: readonly string[];
  readonly path: string;
  readonly was: string;
  readonly now: string;
  /** The branch begins before the step with this message; at the newest commit where there is none. */
  readonly before?: string;
}

/** Open requests, oldest first: one that conflicts, one that is a draft, two that are ready. */
export const openRequests: readonly OpenRequest[] = [
  {
    branch: 'storefront-season', author: 'aiko', reviewers: ['lena'], daysAgo: 8.2, labels: ['kubernetes', 'prod'],
    title: 'storefront: up to 16 pods in prod', before: 'storefront: up to 18 pods in prod',
    description: '## What changes\nThe upper bound of the storefront in production.\n\n## Why\nThe shop was at its limit twice last week.\n',
    path: 'kubernetes/apps/storefront/overlays/prod/patch-hpa.yaml', was: 'maxReplicas: 14', now: 'maxReplicas: 16',
  },
  {
    branch: 'prod-kubernetes-1.31', author: 'tomasz', reviewers: ['mara'], daysAgo: 3.4, labels: ['terraform', 'prod'],
    title: 'Draft: prod: Kubernetes 1.31', description: '## What changes\nThe control plane of production, then the nodes.\n\n## Plan\nWaits for a week without findings in staging.\n',
    path: 'terraform/environments/prod/terraform.tfvars', was: 'kubernetes_version      = "1.30"', now: 'kubernetes_version      = "1.31"',
  },
  {
    branch: 'checkout-sale', author: 'priya', reviewers: ['jonas', 'robin'], daysAgo: 1.1, labels: ['kubernetes', 'prod'],
    title: 'checkout: 5 -> 8 replicas in prod for the sale', description: '## What changes\nMore checkout for the weekend.\n\n## How to go back\nRevert on Monday.\n',
    path: 'kubernetes/apps/checkout/overlays/prod/kustomization.yaml', was: 'count: 5', now: 'count: 8',
  },
  {
    branch: 'grafana-memory', author: 'jonas', reviewers: ['robin'], daysAgo: 0.6, labels: ['helm'],
    title: 'grafana: 768Mi in prod', description: '## What changes\nMemory of Grafana.\n\n## Why\nThe checkout dashboard with 30 days kills it.\n',
    path: 'helm/grafana/values-prod.yaml', was: 'memory: 512Mi', now: 'memory: 768Mi',
  },
];

/** The branch of an open request, on the files as they were where it begins. */
export function branchOf(request: OpenRequest, past: Past): OpenBranch {
  const at = request.before === undefined ? past.told.length : past.told.findIndex((step) => step.message === request.before);
  const state = new Map(past.first);
  for (const step of past.told.slice(0, at)) for (const [path, text] of step.writes) state.set(path, text);
  const text = state.get(request.path) ?? '';
  if (text.split(request.was).length !== 2) throw new Error(`the sample branch ${request.branch} does not fit its base`);
  const writes = new Map([[request.path, text.replace(request.was, () => request.now)]]);
  const message = request.title.replace(/^Draft: /, '');
  return { branch: request.branch, author: request.author, message, daysAgo: request.daysAgo, base: at, writes };
}
