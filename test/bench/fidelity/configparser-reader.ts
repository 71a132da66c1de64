import type { EditDocument } from '../../../shared/edit/index.ts';
import { applyToModels } from './model.ts';
import { type PythonReader, startPython } from './python-process.ts';
import { asText, hasHosts, inPlace, isPlainText, textModel } from './text-model.ts';

const program = `
import sys, json, configparser
def unquote(v):
    if len(v) > 1 and v[0] == v[-1] and v[0] in '"\\'' and v[0] not in v[1:-1]: return v[1:-1]
    return v.strip()
print('ready', flush=True)
for line in sys.stdin:
    try:
        p = configparser.RawConfigParser(strict=True, allow_no_value=True, default_section='\\0', inline_comment_prefixes=('#', ';'), empty_lines_in_values=True)
        p.optionxform = str
        p.read_string(json.loads(line))
        out = {'answer': {s: {k: True if v is None else unquote(v) for k, v in p.items(s)} for s in p.sections()}}
    except Exception as e:
        out = {'error': str(e)[:200]}
    print(json.dumps(out), flush=True)
`;

/** Where Python's `configparser` documents another dialect; it rejects duplicates, and keys above the first section, by itself. */
function dialect(document: EditDocument): string | undefined {
  const text = document.text.replaceAll('\r\n', '\n');
  if (hasHosts(document)) return 'hosts of an inventory';
  if (/\\\n/.test(text)) return 'a backslash goes on with a value';
  if (/\.(?:service|timer|socket|mount|target|network|netdev|path|slice|automount|swap|desktop)$/.test(document.path) && /[ \t][#;]/.test(text)) return 'a systemd unit has no comments behind values';
  if (/\n[ \t]*[^#;[\s][^\n]*\n(?:[ \t]*[#;][^\n]*\n)+[ \t]+[^\s#;]/.test(`\n${text}`)) return 'comments within a value of several lines';
  if (/^[ \t]*\[?\d+[ \t]*(?:[=:\]]|$)/m.test(text)) return 'a key that a property would put first';
  return undefined;
}

/** Python's `configparser` as a reader of INI files, with lines that go on and colons; undefined where python3 is missing. Call `stop` at the end. */
export async function startConfigParser(): Promise<PythonReader | undefined> {
  const python = await startPython(program);
  return python === undefined ? undefined : {
    name: 'configparser', ordered: true, losesDuplicates: false, kinds: ['ini'], dialect,
    read: async (text) => [textModel(await python.ask(text.replace(/^\uFEFF/, '')))],
    // It needs sections; a key of its own above them would make it reject the file.
    apply: (models, operation) => (operation.op === 'insert' && operation.path.length === 0 && (operation.value === null || typeof operation.value !== 'object') ? false : isPlainText(operation, /[\r\u0085\u2028\u2029\uFEFF]|(?:^|[ \t])[#;]|[^\P{Cc}\n]/u) && applyToModels(models, asText(inPlace(models, operation)))),
    stop: python.stop,
  };
}
