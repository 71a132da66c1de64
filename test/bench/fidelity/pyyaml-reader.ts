import type { Model } from './model.ts';
import { type PythonReader, startPython } from './python-process.ts';

const program = `
import sys, json, yaml
Base = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
sys.setrecursionlimit(20000)
P = 'tag:yaml.org,2002:'
NAMES = {P+'str': 'str', P+'int': 'num', P+'float': 'num', P+'bool': 'bool', P+'null': 'null'}
def show(n, loader, seen):
    if id(n) in seen: return ['r', seen[id(n)]]
    seen[id(n)] = len(seen)
    tag = n.tag if not n.tag.startswith(P) or n.tag[len(P):] not in ('map', 'seq') else ''
    if isinstance(n, yaml.ScalarNode):
        kind = NAMES.get(n.tag, n.tag)
        value = n.value
        if kind == 'num':
            try: value = repr(float(loader.construct_object(n)))
            except Exception: pass
        elif kind == 'bool': value = str(loader.construct_object(n)).lower()
        elif kind == 'null': value = ''
        return ['l', kind, value]
    if isinstance(n, yaml.SequenceNode): return ['s', tag, [show(c, loader, seen) for c in n.value]]
    return ['m', tag, [[k.value if isinstance(k, yaml.ScalarNode) else json.dumps(show(k, loader, seen)), show(v, loader, seen)] for k, v in n.value]]
print('ready', flush=True)
for line in sys.stdin:
    try:
        text = json.loads(line)
        loader = Base(text)
        docs = []
        while loader.check_node(): docs.append(show(loader.get_node(), loader, {}))
        out = {'answer': docs}
    except Exception as e:
        out = {'error': str(e)[:200]}
    print(json.dumps(out), flush=True)
`;

/** PyYAML (libyaml where it is built in) as a reader of YAML 1.1; undefined where python3 or its yaml module is missing. Call `stop` at the end. */
export async function startPyYaml(): Promise<PythonReader | undefined> {
  const python = await startPython(program);
  return python === undefined ? undefined : {
    name: 'PyYAML', ordered: true, losesDuplicates: false, kinds: ['yaml'],
    read: async (text) => ((await python.ask(text)) as Packed[]).map((packed) => unpack(packed, [])),
    stop: python.stop,
  };
}

type Packed = ['r', number] | ['l', string, string] | ['s', string, Packed[]] | ['m', string, [string, Packed][]];

/** `known` lists the nodes in the order in which Python numbered them. */
function unpack(packed: Packed, known: Model[]): Model {
  if (packed[0] === 'r') return known[packed[1]] ?? { t: 'leaf', type: 'recursive', value: '' };
  if (packed[0] === 'l') {
    const model: Model = { t: 'leaf', type: packed[1], value: packed[1] === 'num' ? normalNumber(packed[2]) : packed[2] };
    known.push(model);
    return model;
  }
  const model: Model = packed[0] === 's' ? { t: 'seq', items: [] } : { t: 'map', entries: [] };
  known.push(model);
  if (packed[1] !== '') Object.assign(model, { tag: packed[1] });
  if (model.t === 'seq') model.items = (packed[2] as Packed[]).map((item) => unpack(item, known));
  else if (model.t === 'map') model.entries = (packed[2] as [string, Packed][]).map(([key, value]) => [key, unpack(value, known)]);
  return model;
}

function normalNumber(text: string): string {
  const value = Number(text);
  return Number.isNaN(value) ? ({ inf: 'Infinity', '-inf': '-Infinity', nan: 'NaN' } as Record<string, string>)[text] ?? text : String(Object.is(value, -0) ? 0 : value);
}
