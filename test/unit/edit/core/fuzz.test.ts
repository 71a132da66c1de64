import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applySplices, type EditDocument, planEdits, readBytes, readDocument } from '../../../../shared/edit/index.ts';
import { applyToModels, sameModel } from '../../../bench/fidelity/model.ts';
import { Random } from '../../../bench/fidelity/random.ts';
import { EditSource } from '../../../bench/fidelity/random-edit.ts';
import { secondReaders } from '../../../bench/fidelity/read-model.ts';

const seeds: Readonly<Record<string, string>> = {
  'a.yaml': '# head\nname: &n x # c\nlist:\n- a: 1\n  b: "two"\n- {c: [d, \'e\'], f: }\n- |\n  text\n\n   more\nref: *n\nbase: &b\n  k: v\nuse:\n  <<: *b\n? key\n: - 1\n---\nfold: >-\n  one\n  two\n\n  three\nempty:\nlast: !t x\n',
  'main.tf': 'variable "x" {\n  type    = string # c\n  default = "a${1}"\n}\nresource "a" "b" {\n  list = [1, "two", { k = "v" }]\n  text = <<-EOT\n    one ${var.x}\n  EOT\n  nested { y = 1 }\n}\n',
  'a.json': '{"a": 1, "b": [true, null, {"c": "d\\u00e9"}], "e": {}}\n',
  'tsconfig.json': '{\n  // c\n  "a": 1, /* x */\n  "b": [1, 2,],\n}\n',
  'a.toml': 'a = 1 # c\n[t]\nb = "x"\nc.d = [1, 2]\n[[arr]]\nk = { x = 1 }\n[[arr]]\nk = 2024-01-02\n',
  '.env': '# c\nA=1\nexport B="x y"\nC=\'q\'\nD=\n',
  'a.ini': '; c\ng = 1\n[s]\nkey = v ; c\nml =\n  a\n  b\n[t]\nx: "y"\n',
  hosts: '[web]\nw1 ansible_host=1.2.3.4 p="x y"\n[web:vars]\nu=1\n',
};

const scraps = ['\n', ' ', '  ', '\t', '\r\n', ':', ': ', '- ', '#', ' #', '"', "'", '{', '}', '[', ']', ',', '|', '>', '&a ', '*a', '!t ', '---\n', '...\n', '%', '?', '<<', '=', '\\', '${', '<<EOT\n', '\uFEFF', '\0', '😀', '\ud800', '0', 'x', 'null', '[[', '//', '/*'];

function mutate(text: string, random: Random): string {
  let result = text;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(result.length + 1);
    const kind = random.below(4);
    if (kind === 0) result = result.slice(0, at) + random.pick(scraps) + result.slice(at);
    else if (kind === 1) result = result.slice(0, at) + result.slice(at + 1 + random.below(6));
    else if (kind === 2) result = result.slice(0, at) + random.pick(scraps) + result.slice(at + 1);
    else result = result.slice(0, at) + result.slice(random.below(result.length + 1), random.below(result.length + 1)) + result.slice(at);
  }
  return result;
}

/** Undefined where a random edit of a document is exact or refused, else what is wrong. */
async function faultOf(document: EditDocument, random: Random): Promise<string | undefined> {
  const operation = new EditSource(document, random).next();
  if (operation === undefined) return undefined;
  const planned = planEdits(document, [operation]);
  if (!planned.ok) return undefined;
  if (applySplices(planned.value.text, planned.value.inverse) !== document.text) return `undo of ${JSON.stringify(operation)}`;
  const twins = document.problems.some(({ code }) => code === 'DUPLICATE_KEY');
  for (const reader of twins ? [] : secondReaders(document.kind)) {
    const [expected, actual] = [await modelsOf(reader, document.text), await modelsOf(reader, planned.value.text)];
    if (expected === undefined || !applyToModels(expected, operation)) continue;
    const same = actual?.length === expected.length && expected.every((model, index) => sameModel(model, actual[index] ?? model, reader.ordered));
    if (!same) return `${reader.name} after ${JSON.stringify(operation)} on ${JSON.stringify(document.text)}`;
  }
  return undefined;
}

async function modelsOf(reader: ReturnType<typeof secondReaders>[number], text: string): Promise<ReturnType<ReturnType<typeof secondReaders>[number]['read']> | undefined> {
  try {
    return await reader.read(text);
  } catch {
    return undefined;
  }
}

test.each(Object.entries(seeds))('mutations of %s never throw, never hang and never give a wrong edit', { timeout: 60_000 }, async (path, seed) => {
  const random = new Random(20_261_123);
  for (let round = 0; round < 250; round++) {
    const begun = performance.now();
    const document = readDocument(path, round % 5 === 0 ? seed : mutate(seed, random));
    if (document.readOnly === undefined) expect(await faultOf(document, random)).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(5000);
  }
});

test('random bytes are read or refused, never thrown on', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...Object.keys(seeds)), (bytes, path) => {
    const document = readBytes(path, bytes);
    expect(document.kind).toBeTypeOf('string');
  }), { numRuns: 300 });
});

test('random texts of each kind are read, and their ranges lie within them', () => {
  const text = fc.array(fc.constantFrom(...scraps, 'key', 'a', '1'), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(fc.property(text, fc.constantFrom(...Object.keys(seeds)), (source, path) => {
    const { roots, problems } = readDocument(path, source);
    for (const { range } of [...roots, ...problems]) {
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThanOrEqual(source.length + 1);
    }
  }), { numRuns: 500 });
});
