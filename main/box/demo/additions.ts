import type { Step } from './step.ts';

/** What joined the repository in the course of the year, newest first. */
export const additions: readonly Step[] = [
  { daysAgo: 17.2, author: 'jonas', message: 'dashboards: the cluster at a glance', added: ['monitoring/dashboards/cluster.json'] },
  { daysAgo: 29.4, author: 'mara', message: 'Write down that three environments are enough', added: ['docs/decisions/0014-three-environments.md'] },
  { daysAgo: 49.8, author: 'jonas', message: 'Say when the search index is old', branch: 'search-index-alert', added: ['monitoring/prometheus/rules/search.yaml', 'docs/runbooks/search-index.md'] },
  { daysAgo: 88.6, author: 'tomasz', message: 'ansible: rotate the keys of the operators', added: ['ansible/playbooks/rotate-ssh-keys.yml'] },
  { daysAgo: 112.3, author: 'mara', message: 'kubernetes: nothing talks to anything unless it says so', branch: 'network-policies', added: ['kubernetes/network-policies.yaml'] },
  { daysAgo: 129.5, author: 'jonas', message: 'Say when a certificate expires soon', branch: 'certificate-alert', added: ['monitoring/prometheus/rules/certificates.yaml', 'docs/runbooks/certificates.md'] },
  { daysAgo: 147.2, author: 'mara', message: 'Merge request templates', added: ['.gitlab/merge_request_templates/'] },
  { daysAgo: 168.4, author: 'priya', message: 'identity moves in', why: 'It ran on three machines of its own until now.', branch: 'identity-moves-in', added: ['kubernetes/apps/identity/'] },
  { daysAgo: 196.1, author: 'tomasz', message: 'ansible: nightly backups', branch: 'postgres-backup', added: ['ansible/roles/postgres-backup/', 'ansible/inventories/dev/group_vars/backup.yml', 'ansible/inventories/staging/group_vars/backup.yml', 'ansible/inventories/prod/group_vars/backup.yml'] },
  { daysAgo: 221.5, author: 'jonas', message: 'loki', branch: 'loki', added: ['helm/loki/'] },
  { daysAgo: 247.3, author: 'mara', message: 'Check what a machine can check', branch: 'pipeline', added: ['.gitlab-ci.yml', 'ci/'] },
  { daysAgo: 259.7, author: 'aiko', message: 'search: first version', branch: 'search', added: ['kubernetes/apps/search/'] },
  { daysAgo: 283.2, author: 'mara', message: 'Write down why there are no CPU limits', added: ['docs/decisions/0007-no-cpu-limits.md'] },
  { daysAgo: 296.8, author: 'priya', message: 'notifications: mail leaves the monolith', branch: 'notifications', added: ['kubernetes/apps/notifications/'] },
  { daysAgo: 311.4, author: 'tomasz', message: 'quotas', added: ['kubernetes/quotas/'] },
  { daysAgo: 325.7, author: 'jonas', message: 'Runbooks for what pages us', branch: 'runbooks', added: ['docs/runbooks/'] },
  { daysAgo: 338.3, author: 'jonas', message: 'Alertmanager', added: ['monitoring/alertmanager/'] },
  { daysAgo: 344.6, author: 'mara', message: 'Owners', added: ['.gitlab/CODEOWNERS'] },
  { daysAgo: 349.9, author: 'tomasz', message: 'ansible: bastions and what every machine has', added: ['ansible/'] },
  { daysAgo: 353.1, author: 'jonas', message: 'Prometheus and its first rules', added: ['monitoring/'] },
  { daysAgo: 356.4, author: 'lena', message: 'kubernetes: storefront, catalog, checkout and payments', added: ['kubernetes/'] },
  { daysAgo: 359.2, author: 'jonas', message: 'helm: ingress, certificates, grafana, redis', added: ['helm/'] },
  { daysAgo: 362.5, author: 'mara', message: 'terraform: modules and three environments', added: ['terraform/'] },
];
