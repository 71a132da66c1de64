import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const contracts = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'contracts');
const document = join(contracts, 'gitlab-subset.fixed.openapi3.json');

/** False where the published contracts are not at hand. */
export const contractIsHere = existsSync(document);

type Schema = Record<string, unknown>;

/** GitLab's published contract as a judge of answers. */
export interface GitLabContract {
  /** What is wrong with an answer, empty when nothing is; rejects paths and statuses that the contract does not know. */
  faultsOf(method: string, path: string, answer: { readonly status: number; readonly body: unknown }): string[];
  /** What is wrong with a value of a named schema. */
  faultsOfSchema(name: string, value: unknown): string[];
}

/** Reads a sample answer that comes with the contracts. */
export function readSample(name: string): unknown {
  return JSON.parse(readFileSync(join(contracts, 'samples', `${name}.json`), 'utf8'));
}

/** Loads the contract. */
export function loadContract(): GitLabContract {
  const spec = asJsonSchema(corrected(JSON.parse(readFileSync(document, 'utf8')) as Document)) as { paths: Record<string, Record<string, { responses?: Record<string, { content?: Record<string, { schema?: Schema }> }> }>>; components: { schemas: Record<string, Schema> } };
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('int32', true);
  ajv.addFormat('float', true);
  ajv.addSchema({ $id: 'gitlab', components: spec.components });
  const check = (schema: Schema, value: unknown): string[] => {
    const validate: ValidateFunction = ajv.compile(withAbsoluteRefs(schema));
    return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  };
  return {
    faultsOf: (method, path, { status, body }) => {
      const templates = Object.keys(spec.paths).filter((template) => matches(template, path)).toSorted((one, other) => (one.match(/\{/g)?.length ?? 0) - (other.match(/\{/g)?.length ?? 0));
      const operation = templates.map((template) => spec.paths[template]?.[method.toLowerCase()]).find((each) => each !== undefined);
      if (operation === undefined) return [`the contract knows no ${method} ${path}`];
      const response = operation.responses?.[String(status)];
      if (response === undefined) return [`the contract knows no status ${status} of ${method} ${path}`];
      const schema = response.content?.['application/json']?.schema;
      return schema === undefined ? [] : check(schema, body);
    },
    faultsOfSchema: (name, value) => check({ $ref: `#/components/schemas/${name}` }, value),
  };
}

interface Document {
  readonly components: { readonly schemas: Record<string, { properties: Record<string, unknown> }> };
}

// The copy calls every untyped field a string. docs.gitlab.com/api/projects shows numbers here, and null where access comes another way.
function corrected(raw: Document): Document {
  const access = { type: 'object', nullable: true, properties: { access_level: { type: 'integer' }, notification_level: { type: 'integer' } } };
  const project = raw.components.schemas['API_Entities_ProjectWithAccess'];
  if (project !== undefined) project.properties['permissions'] = { type: 'object', nullable: true, properties: { project_access: access, group_access: access } };
  return raw;
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/[.+?^$()[\]|\\]/g, String.raw`\$&`).replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

// OpenAPI 3.0 says `nullable` where JSON Schema says a type of null.
function asJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asJsonSchema);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, asJsonSchema(value)]));
  return nullable === true ? { anyOf: [{ type: 'null' }, rest] } : rest;
}

function withAbsoluteRefs(node: unknown): Schema {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/components', '"gitlab#/components')) as Schema;
}
