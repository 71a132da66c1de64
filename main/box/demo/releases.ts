import type { Random } from './random.ts';
import type { PersonName } from './people.ts';
import type { Step } from './step.ts';

const environments = ['dev', 'staging', 'prod'] as const;
const owners: Readonly<Record<string, PersonName>> = {
  storefront: 'lena', catalog: 'aiko', search: 'aiko', checkout: 'priya', payments: 'priya', identity: 'priya', notifications: 'mara',
};

/** Deployments over the year: each version of each service reaches dev, then staging, then prod, and ends where the files are now. */
export function releases(files: ReadonlyMap<string, string>, random: Random): Step[] {
  return Object.keys(owners).flatMap((service) => releasesOf(service, files, random));
}

function releasesOf(service: string, files: ReadonlyMap<string, string>, random: Random): Step[] {
  const present = environments.map((environment) => tagIn(files.get(overlay(service, environment)) ?? ''));
  const versions = versionsBefore(present, random);
  const steps: Step[] = [];
  let age = 1.2 + random.next() * 9;
  for (const [index, version] of versions.entries()) {
    const before = versions[index + 1];
    if (before === undefined || age > 355) break;
    for (const [place, environment] of environments.entries()) {
      // A version that dev has and prod has not got yet was not deployed there.
      if (index < versions.indexOf(present[place] ?? '')) continue;
      const daysAgo = Math.max(age - place * (0.7 + random.next() * 1.1), 0.3 - place * 0.1);
      steps.push(release({ service, environment, version, before, daysAgo }));
    }
    age += 14 + random.next() * 20 + (index === 0 ? 4 : 0);
  }
  return steps;
}

interface Release {
  readonly service: string;
  readonly environment: (typeof environments)[number];
  readonly version: string;
  readonly before: string;
  readonly daysAgo: number;
}

function release({ service, environment, version, before, daysAgo }: Release): Step {
  const replacements = [{ path: overlay(service, environment), now: `newTag: ${version}`, was: `newTag: ${before}` }];
  const author = owners[service] ?? 'mara';
  const named = version.replaceAll('"', '');
  if (environment === 'dev') return { daysAgo, author: 'releases', message: `${service}: ${named} in dev`, replacements };
  if (environment === 'staging') return { daysAgo, author, message: `${service}: promote ${named} to staging`, replacements };
  return { daysAgo, author, message: `${service}: ${named} in prod`, branch: `release/${service}-${named}`, replacements };
}

function overlay(service: string, environment: string): string {
  return `kubernetes/apps/${service}/overlays/${environment}/kustomization.yaml`;
}

/** The tag of an overlay with its quotes, if it has any. */
function tagIn(text: string): string {
  return /newTag: (\S+)/.exec(text)?.[1] ?? '';
}

function versionsBefore(present: readonly string[], random: Random): string[] {
  const quote = present[0]?.startsWith('"') === true ? '"' : '';
  const known = present.map((tag) => tag.replaceAll('"', ''));
  const versions = [known[0] ?? ''];
  let [major = 0, minor = 0, patch = 0] = (known[0] ?? '').split('.').map(Number);
  while (versions.length < 40 && major + minor + patch > 0) {
    if (patch > 0) patch -= 1;
    else if (minor > 0) {
      minor -= 1;
      const needed = known.filter((tag) => tag.startsWith(`${major}.${minor}.`)).map((tag) => Number(tag.split('.')[2]));
      patch = needed.length > 0 ? Math.max(...needed) : random.below(4);
    } else [major, minor, patch] = [major - 1, 6 + random.below(6), random.below(4)];
    versions.push(`${major}.${minor}.${patch}`);
  }
  return versions.map((version) => `${quote}${version}${quote}`);
}
