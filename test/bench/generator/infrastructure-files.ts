import type { Random } from './random.ts';

const environments = ['prod', 'staging', 'dev', 'sandbox'];
const regions = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2', 'ap-south-1'];

/** Names of services and topics. */
export const words = ('billing auth search gateway ledger ingest metrics catalog orders users notify media edge cache queue audit report identity '
  + 'payments shipping pricing consent session config proxy mailer webhook indexer scheduler export importer rollup archive tracker beacon').split(' ');

/** A new file: its path and its lines. */
export interface NewFile {
  readonly path: string;
  readonly lines: string[];
}

/** The name of the service with a number. */
export function serviceName(number: number): string {
  const word = words[number % words.length] ?? 'service';
  return number < words.length ? word : `${word}-${String(Math.floor(number / words.length))}`;
}

/** A file as infrastructure repositories have them: manifests, values, Terraform, playbooks, runbooks. */
export function inventFile(random: Random, name: string): NewFile {
  const env = random.pick(environments);
  const region = random.pick(regions);
  const layouts: readonly (() => [string, string])[] = [
    () => [`clusters/${env}-${region}/${random.pick(words)}/${name}/deployment.yaml`, deployment(random, name)],
    () => [`clusters/${env}-${region}/${random.pick(words)}/${name}/kustomization.yaml`, kustomization(random, name)],
    () => [`charts/${name}/values-${env}.yaml`, helmValues(random, name)],
    () => [`envs/${env}/${region}/${name}/main.tf`, terraform(random, name)],
    () => [`envs/${env}/${region}/${name}/terraform.tfvars`, variables(random, name)],
    () => [`modules/${name}/${random.pick(['main', 'iam', 'network', 'outputs'])}.tf`, terraform(random, name)],
    () => [`ansible/roles/${name}/tasks/${random.pick(['main', 'install', 'config'])}.yml`, playbook(random, name)],
    () => [`docs/runbooks/${name}.md`, `# ${name}\n\nOwner: ${random.pick(words)}\n\n${times(5 + random.int(20), () => `- ${random.pick(words)} ${random.pick(words)}`)}\n`],
  ];
  const [path, text] = random.pick(layouts)();
  return { path, lines: text.split('\n') };
}

/** Changes one line or a few: a number is raised, a comment appears, a line goes. */
export function editLines(random: Random, lines: string[]): void {
  for (let edits = random.chance(0.8) ? 1 : 1 + random.int(6); edits > 0; edits--) {
    const at = random.int(lines.length);
    const line = lines[at] ?? '';
    if (/\d/.test(line)) lines[at] = line.replace(/\d+/, (digits) => String((Number(digits) + 1 + random.int(9)) % 100_000));
    else if (random.chance(0.25) && lines.length > 12) lines.splice(at, 1);
    else lines.splice(at, 0, `${/^\s*/.exec(line)?.[0] ?? ''}# ${random.pick(words)} ${random.hex(5)}`);
  }
}

function times(count: number, make: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => make(at)).join('\n');
}

function deployment(random: Random, name: string): string {
  const variable = (at: number): string => `            - name: ${random.pick(words).toUpperCase()}_${String(at)}\n              value: "${random.hex(8)}"`;
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  labels:\n    app.kubernetes.io/name: ${name}\n    team: ${random.pick(words)}\nspec:\n  replicas: ${String(1 + random.int(9))}\n`
    + `  template:\n    spec:\n      containers:\n        - name: ${name}\n          image: registry.example.com/${name}:v1.${String(random.int(40))}.${String(random.int(20))}\n`
    + `          resources:\n            requests:\n              cpu: ${String(100 + random.int(9) * 50)}m\n              memory: ${String(128 * (1 + random.int(16)))}Mi\n          env:\n${times(3 + random.int(14), variable)}\n`;
}

function kustomization(random: Random, name: string): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: ${name}\nresources:\n  - deployment.yaml\n  - service.yaml\nimages:\n  - name: ${name}\n    newTag: v1.${String(random.int(40))}.${String(random.int(20))}\n`;
}

function helmValues(random: Random, name: string): string {
  const part = (): string => `${random.pick(words)}${String(random.int(99))}:\n  enabled: ${String(random.chance(0.5))}\n  weight: ${String(random.int(100))}\n  host: ${random.pick(words)}.${random.pick(regions)}.example.com`;
  return `# values for ${name}\nimage:\n  repository: registry.example.com/${name}\n  tag: v1.${String(random.int(40))}.${String(random.int(20))}\nreplicaCount: ${String(1 + random.int(9))}\n${times(8 + random.int(60), part)}\n`;
}

function terraform(random: Random, name: string): string {
  const rule = (at: number): string => `resource "aws_security_group_rule" "${name}_${String(at)}" {\n  type              = "ingress"\n  from_port         = ${String(random.int(9000))}\n  to_port           = ${String(random.int(9000))}\n`
    + `  protocol          = "tcp"\n  cidr_blocks       = ["10.${String(random.int(255))}.${String(random.int(255))}.0/24"]\n  security_group_id = module.${name}.sg_id\n}\n`;
  return `terraform {\n  required_version = ">= 1.${String(random.int(9))}"\n}\n\nmodule "${name}" {\n  source = "git::https://git.example.com/modules/service.git?ref=v${String(1 + random.int(5))}.${String(random.int(20))}.${String(random.int(9))}"\n`
    + `  name   = "${name}"\n  env    = var.env\n  size   = ${String(1 + random.int(12))}\n}\n\n${times(2 + random.int(7), rule)}`;
}

function variables(random: Random, name: string): string {
  return `name = "${name}"\n${times(4 + random.int(20), () => `${random.pick(words)}_${String(random.int(99))} = "${random.hex(6)}"`)}\ninstance_count = ${String(1 + random.int(20))}\nami = "ami-${random.hex(17)}"\n`;
}

function playbook(random: Random, name: string): string {
  const task = (): string => `- name: ${random.pick(['Install', 'Configure', 'Restart', 'Template'])} ${random.pick(words)}\n  ansible.builtin.${random.pick(['template', 'copy', 'service', 'package'])}:\n    name: ${name}-${random.pick(words)}\n    state: present\n    version: "${String(random.int(9))}.${String(random.int(30))}"`;
  return `---\n${times(3 + random.int(12), task)}\n`;
}
