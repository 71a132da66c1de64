/** One shape of file: how it is named, and a text of about so many characters, written by us. */
export interface Shape {
  readonly name: string;
  readonly path: string;
  readonly build: (size: number) => string;
}

type Piece = (index: number) => string;

/** Pieces one after the other until the size is reached. */
function pieces(size: number, piece: Piece, between = ''): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < size; index += 1) {
    const part = piece(index);
    parts.push(part);
    length += part.length + between.length;
  }
  return parts.join(between);
}

const words = ['api', 'worker', 'ingress', 'queue', 'metrics', 'storage', 'gateway', 'billing'];
const word: Piece = (index) => `${words[index % words.length] ?? 'x'}-${index}`;

const manifest: Piece = (index) => `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${word(index)}\n  labels: {app: ${word(index)}, tier: "web"}\nspec:\n  replicas: ${index % 7}  # see the runbook\n  template:\n    spec:\n      containers:\n      - name: main\n        image: "registry.example.com/${word(index)}:1.${index}"\n        args: ["--port", "8080"]\n        env:\n        - name: LOG_LEVEL\n          value: info\n`;
const values: Piece = (index) => `# How ${word(index)} runs\n${word(index)}:\n  enabled: true\n  image:\n    repository: registry.example.com/${word(index)}\n    tag: "1.${index}.0"\n  resources:\n    limits: {cpu: 100m, memory: 128Mi}\n  hosts:\n  - a${index}.example.com\n  - b${index}.example.com\n`;
const rule: Piece = (index) => `    - alert: High${index}\n      expr: |\n        sum(rate(http_requests_total{code="500"}[5m])) > ${index}\n      for: 10m\n      labels:\n        severity: page\n`;
const deepYaml: Piece = (index) => Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}${depth === 0 ? `top${index}` : `level${depth}`}:\n${' '.repeat(depth + 1)}note${depth}: ${index}\n`).join('');
const anchored: Piece = (index) => `job-${index}:\n  <<: *defaults\n  stage: &stage${index} build\n  needs: [*stage${index}]\n  script: !reference [.setup, script]\n  variables:\n    NAME: '${word(index)}'\n`;

const yaml: readonly Shape[] = [
  { name: 'one mapping', path: 'a.yaml', build: (size) => pieces(size, (index) => `key_${index}: ${word(index)} # note\n`) },
  { name: 'values', path: 'values.yaml', build: (size) => pieces(size, values) },
  { name: 'one list', path: 'rules.yaml', build: (size) => `groups:\n- name: all\n  rules:\n${pieces(size, rule)}` },
  { name: 'list of words', path: 'list.yaml', build: (size) => `hosts:\n${pieces(size, (index) => `  - ${word(index)}.example.com\n`)}` },
  { name: 'documents', path: 'all.yaml', build: (size) => pieces(size, manifest, '---\n') },
  { name: 'deep', path: 'deep.yaml', build: (size) => pieces(size, deepYaml) },
  { name: 'anchors and tags', path: '.gitlab-ci.yml', build: (size) => `.defaults: &defaults\n  image: alpine\n  tags: [linux]\n${pieces(size, anchored)}` },
  { name: 'brackets over lines', path: 'flow.yaml', build: (size) => `items:\n  [\n${pieces(size, (index) => `    {name: ${word(index)}, port: ${index}, on: true}`, ',\n')}\n  ]\nlast: 1\n` },
  { name: 'CRLF', path: 'crlf.yaml', build: (size) => pieces(size, values).replaceAll('\n', '\r\n') },
];

const object: Piece = (index) => `    {\n      "name": "${word(index)}",\n      "port": ${8000 + index},\n      "enabled": true,\n      "tags": ["a", "b${index}"],\n      "limits": {"cpu": 0.5, "memory": "128Mi"}\n    }`;
const nested: Piece = (index) => `  "${word(index)}": ${Array.from({ length: 30 }, (_, depth) => `{"n${depth}": ${index}, "in": `).join('')}null${'}'.repeat(30)}`;

const json: readonly Shape[] = [
  { name: 'one object', path: 'a.json', build: (size) => `{\n${pieces(size, (index) => `  "key_${index}": "${word(index)}"`, ',\n')}\n}\n` },
  { name: 'list of objects', path: 'list.json', build: (size) => `{\n  "items": [\n${pieces(size, object, ',\n')}\n  ]\n}\n` },
  { name: 'list of numbers', path: 'numbers.json', build: (size) => `{\n  "points": [\n${pieces(size, (index) => `    ${index}.5`, ',\n')}\n  ]\n}\n` },
  { name: 'deep', path: 'deep.json', build: (size) => `{\n${pieces(size, nested, ',\n')}\n}\n` },
  { name: 'one line', path: 'line.json', build: (size) => `{"items":[${pieces(size, (index) => `{"name":"${word(index)}","port":${index},"list":[1,"two"]}`, ',')}],"last":{"a":1}}` },
];

const jsonc: readonly Shape[] = [
  { name: 'comments', path: 'settings.jsonc', build: (size) => `{\n${pieces(size, (index) => `  // about ${word(index)}\n  "${word(index)}": {"a": ${index}, "list": [1, 2]}, // after`, '\n')}\n}\n` },
];

const toml: readonly Shape[] = [
  { name: 'one table', path: 'a.toml', build: (size) => pieces(size, (index) => `key_${index} = "${word(index)}" # note\n`) },
  { name: 'tables', path: 'tables.toml', build: (size) => pieces(size, (index) => `# ${word(index)}\n[service.${word(index)}]\nport = ${index}\nhosts = ["a${index}", "b"]\nlimits = { cpu = 0.5, memory = "128Mi" }\n`, '\n') },
  { name: 'list of tables', path: 'Cargo.lock', build: (size) => pieces(size, (index) => `[[package]]\nname = "${word(index)}"\nversion = "1.${index}.0"\ndependencies = [\n "a",\n "b${index}",\n]\n`, '\n') },
  { name: 'one array', path: 'array.toml', build: (size) => `hosts = [\n${pieces(size, (index) => `  "${word(index)}.example.com",\n`)}]\nlast = 1\n` },
  { name: 'dotted keys', path: 'dotted.toml', build: (size) => pieces(size, (index) => `services.${word(index)}.port = ${index}\nservices.${word(index)}.host = "h${index}"\n`) },
];

const resource: Piece = (index) => `# ${word(index)}\nresource "aws_instance" "web_${index}" {\n  ami           = "ami-${index}"\n  instance_type = var.size # from the environment\n  count         = ${index % 5}\n  tags = {\n    Name = "${word(index)}"\n    Team = "platform"\n  }\n  security_groups = ["a", "b"]\n  ebs_block_device {\n    device_name = "/dev/sda"\n    volume_size = 10\n  }\n}\n`;
const deepHcl: Piece = (index) => `variable "v${index}" {\n  default = ${Array.from({ length: 25 }, (_, depth) => `{ n${depth} = ${index}, in = `).join('')}null${' }'.repeat(25)}\n}\n`;

const hcl: readonly Shape[] = [
  { name: 'blocks', path: 'main.tf', build: (size) => pieces(size, resource, '\n') },
  { name: 'one block', path: 'locals.tf', build: (size) => `locals {\n${pieces(size, (index) => `  key_${index} = "${word(index)}"\n${index % 6 === 5 ? '\n' : ''}`)}}\n` },
  { name: 'one map', path: 'prod.tfvars', build: (size) => `services = {\n${pieces(size, (index) => `  service_${index} = { name = "${word(index)}", port = ${index}, hosts = ["a", "b"] }\n${index % 6 === 5 ? '\n' : ''}`)}}\n` },
  { name: 'one list', path: 'list.tfvars', build: (size) => `hosts = [\n${pieces(size, (index) => `  "${word(index)}.example.com",\n`)}]\n` },
  { name: 'arguments', path: 'flat.tfvars', build: (size) => pieces(size, (index) => `key_${index} = "${word(index)}"\n${index % 6 === 5 ? '\n' : ''}`) },
  { name: 'deep', path: 'deep.tf', build: (size) => pieces(size, deepHcl, '\n') },
];

const dotenv: readonly Shape[] = [
  { name: 'lines', path: '.env', build: (size) => pieces(size, (index) => `${index % 10 === 0 ? '# part\n' : ''}KEY_${index}="${word(index)}" # note\n`) },
];

const ini: readonly Shape[] = [
  { name: 'sections', path: 'a.ini', build: (size) => pieces(size, (index) => `; ${word(index)}\n[section ${index}]\nhost = ${word(index)}\nport = ${index} ; note\n`, '\n') },
  { name: 'one section', path: 'b.ini', build: (size) => `[all]\n${pieces(size, (index) => `key_${index} = ${word(index)}\n`)}` },
];

/** The shapes that are measured, by format. */
export const shapes: Readonly<Record<string, readonly Shape[]>> = { yaml, json, jsonc, toml, hcl, dotenv, ini };
