import { expect, test } from 'vitest';
import { findNode, type Operation, planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { edited } from '../core/edited.ts';

const env = '# c\nA=1\nexport B = "x y" # t\nC=\'q\'\nD=\nE=a#b\nF="multi\nline"\n';

test('reads dotenv as dotenv and Compose do', () => {
  const root = readDocument('.env', env).roots[0];
  expect(root?.children.map((child) => [child.path[0], child.value, child.style])).toEqual([
    ['A', '1', 'plain'], ['B', 'x y', 'double'], ['C', 'q', 'single'], ['D', '', 'empty'], ['E', 'a#b', 'plain'], ['F', 'multi\nline', 'double'],
  ]);
});

test.each<readonly [string, Operation, string]>([
  ['sets in its quotes', { op: 'set', path: ['B'], value: 'it\'s "q"' }, env.replace('"x y"', '"it\'s \\"q\\""')],
  ['keeps single quotes', { op: 'set', path: ['C'], value: '$x' }, env.replace("'q'", "'$x'")],
  ['quotes only what needs it', { op: 'set', path: ['A'], value: 'a b' }, env.replace('A=1', 'A="a b"')],
  ['leaves plain what can be plain', { op: 'set', path: ['A'], value: 'http://x/y?z=1'.replace('?', '/') }, env.replace('A=1', 'A=http://x/y/z=1')],
  ['quotes what some readers take for a comment', { op: 'set', path: ['A'], value: 'a#b' }, env.replace('A=1', 'A="a#b"')],
  ['leaves double quotes where readers disagree on what they hold', { op: 'set', path: ['B'], value: 'a\\d "x"' }, env.replace('"x y"', '\'a\\d "x"\'')],
  ['holds a dollar sign off in single quotes', { op: 'set', path: ['A'], value: 'a$b' }, env.replace('A=1', "A='a$b'")],
  ['fills an empty value', { op: 'set', path: ['D'], value: 5 }, env.replace('D=', 'D=5')],
  ['replaces several lines', { op: 'set', path: ['F'], value: 'one' }, env.replace('"multi\nline"', '"one"')],
  ['inserts', { op: 'insert', path: [], key: 'G', value: 'x' }, `${env}G=x\n`],
  ['inserts at an index', { op: 'insert', path: [], key: 'G', value: 'x', index: 1 }, env.replace('A=1\n', 'A=1\nG=x\n')],
  ['deletes', { op: 'delete', path: ['B'] }, env.replace('export B = "x y" # t\n', '')],
  ['renames', { op: 'rename', path: ['B'], key: 'BB' }, env.replace('export B', 'export BB')],
  ['comments', { op: 'comment', path: ['B'], text: 'n', place: 'after' }, env.replace('# t', '# n')],
  ['comments above', { op: 'comment', path: ['A'], text: 'n', place: 'before' }, env.replace('# c', '# n')],
  ['refuses a name', { op: 'rename', path: ['B'], key: 'a b' }, 'refused VALUE_UNREPRESENTABLE'],
  ['refuses a name that is there', { op: 'rename', path: ['B'], key: 'A' }, 'refused KEY_EXISTS'],
  ['refuses null', { op: 'set', path: ['A'], value: null }, 'refused VALUE_UNREPRESENTABLE'],
])('a dotenv file: %s', (_, operation, after) => {
  expect(edited(env, operation, '.env')).toBe(after);
});

const ini = '; top\nglobal = 1\n\n[sec]\nkey = value ; c\nother: "x y"\nml =\n    a\n    b\nflag\n\n; about s2\n[s2]\nx=1\n';

test('reads sections, both separators, continuation lines and bare keys', () => {
  const document = readDocument('x.ini', ini);
  const values = ['key', 'other', 'ml', 'flag'].map((key) => findNode(document, { path: ['sec', key] })?.value);
  expect(values).toEqual(['value', 'x y', 'a\nb', null]);
  expect(findNode(document, { path: ['global'] })?.value).toBe('1');
});

test.each<readonly [string, Operation, string]>([
  ['sets', { op: 'set', path: ['sec', 'key'], value: 'v2' }, ini.replace('value ;', 'v2 ;')],
  ['keeps quotes', { op: 'set', path: ['sec', 'other'], value: 'z' }, ini.replace('"x y"', '"z"')],
  ['sets several lines', { op: 'set', path: ['sec', 'ml'], value: 'c' }, ini.replace('    a\n    b', '    c')],
  ['inserts in a section', { op: 'insert', path: ['sec'], key: 'n', value: 5 }, ini.replace('flag\n', 'flag\nn = 5\n')],
  ['inserts above the sections', { op: 'insert', path: [], key: 'n', value: 5 }, ini.replace('global = 1\n', 'global = 1\nn = 5\n')],
  ['inserts a section', { op: 'insert', path: [], key: 'new', value: { a: 1 } }, `${ini}\n[new]\na = 1\n`],
  ['deletes a section', { op: 'delete', path: ['sec'] }, '; top\nglobal = 1\n\n; about s2\n[s2]\nx=1\n'],
  ['renames a section', { op: 'rename', path: ['s2'], key: 's3' }, ini.replace('[s2]', '[s3]')],
  ['moves a whole line', { op: 'move', path: ['sec', 'other'], index: 0 }, ini.replace('key = value ; c\nother: "x y"', 'other: "x y"\nkey = value ; c')],
  ['moves a section with the comment above it', { op: 'move', path: ['s2'], index: 1 }, '; top\nglobal = 1\n\n; about s2\n[s2]\nx=1\n\n[sec]\nkey = value ; c\nother: "x y"\nml =\n    a\n    b\nflag\n'],
  ['sets a value of several lines to several lines', { op: 'set', path: ['sec', 'ml'], value: 'c\nd\ne' }, ini.replace('    a\n    b', '    c\n    d\n    e')],
  ['empties a value of several lines', { op: 'set', path: ['sec', 'ml'], value: '' }, ini.replace('ml =\n    a\n    b', 'ml =')],
  ['refuses an empty line within a value', { op: 'set', path: ['sec', 'ml'], value: 'c\n\nd' }, 'refused VALUE_UNREPRESENTABLE'],
  ['refuses a value that would end in a comment', { op: 'set', path: ['sec', 'key'], value: 'a ; b' }, 'refused VALUE_UNREPRESENTABLE'],
  ['refuses a line break', { op: 'set', path: ['sec', 'key'], value: 'a\nb' }, 'refused VALUE_UNREPRESENTABLE'],
])('an INI file: %s', (_, operation, after) => {
  expect(edited(ini, operation, 'x.ini')).toBe(after);
});

test('a systemd unit has no comments after values', () => {
  const unit = "[Service]\nExecStart=/bin/sh -c 'a # b'\nEnvironment=A=1\nEnvironment=B=2\n";
  expect(findNode(readDocument('a.service', unit), { path: ['Service', 'ExecStart'] })?.value).toBe("/bin/sh -c 'a # b'");
  expect(edited(unit, { op: 'set', path: ['Service', 'ExecStart'], value: '/bin/x' }, 'a.service')).toBe(unit.replace("/bin/sh -c 'a # b'", '/bin/x'));
  expect(edited(unit, { op: 'set', path: ['Service', 'Environment'], value: 'x' }, 'a.service')).toBe('refused DUPLICATE_KEY');
});

test('an Ansible inventory has hosts with variables', () => {
  const hosts = '[web]\nweb1 ansible_host=10.0.0.1 port=22 # c\nweb2\n\n[web:vars]\nuser=x\n\n[all:children]\nweb\n';
  expect(edited(hosts, { op: 'set', path: ['web', 'web1', 'ansible_host'], value: '10.0.0.9' }, 'hosts')).toBe(hosts.replace('0.1', '0.9'));
  expect(edited(hosts, { op: 'insert', path: ['web', 'web2'], key: 'a', value: 'b c' }, 'hosts')).toBe(hosts.replace('web2', 'web2 a="b c"'));
  expect(edited(hosts, { op: 'delete', path: ['web', 'web1', 'port'] }, 'hosts')).toBe(hosts.replace(' port=22', ''));
  expect(edited(hosts, { op: 'set', path: ['web:vars', 'user'], value: 'root' }, 'hosts')).toBe(hosts.replace('user=x', 'user=root'));
});

test('keeps CRLF, a byte order mark and a missing final line break', () => {
  expect(edited('\uFEFFA=1\r\nB=2', [{ op: 'set', path: ['A'], value: 3 }, { op: 'insert', path: [], key: 'C', value: 4 }], '.env')).toBe('\uFEFFA=3\r\nB=2\r\nC=4');
  expect(edited('[a]\r\nx=1\r\n', { op: 'insert', path: ['a'], key: 'y', value: 2 }, 'a.ini')).toBe('[a]\r\nx=1\r\ny=2\r\n');
});

test('a value goes on over comments and empty lines to lines indented deeper', () => {
  const tox = '[testenv]\ncommands =\n    one \\\n      --x\n    # two follows\n    two\n\n    three\n\n[other]\n  indented = 1\n  # about next\n  next = 2\n';
  const document = readDocument('tox.ini', tox);
  expect(document.roots[0]?.children.map((section) => section.children.map((entry) => [entry.path[1], entry.value]))).toEqual([[['commands', 'one\n--x\ntwo\n\nthree']], [['indented', '1'], ['next', '2']]]);
  expect(edited(tox, { op: 'set', path: ['testenv', 'commands'], value: 'one' }, 'tox.ini')).toBe('refused UNSUPPORTED');
  expect(edited(tox, { op: 'delete', path: ['testenv', 'commands'] }, 'tox.ini')).toBe(tox.slice(0, 10) + tox.slice(tox.indexOf('\n[other]')));
});

test('a value that goes on by backslashes keeps its layout', () => {
  const unit = '[Service]\nExecStart=/bin/x \\\n  --a \\\n  --b\n   Type=simple\n';
  expect(findNode(readDocument('a.service', unit), { path: ['Service', 'Type'] })?.value).toBe('simple');
  expect(edited(unit, { op: 'set', path: ['Service', 'ExecStart'], value: '/bin/y\n--c\n--d\n--e' }, 'a.service')).toBe(unit.replace('/bin/x \\\n  --a \\\n  --b', '/bin/y \\\n  --c \\\n  --d \\\n  --e'));
  expect(edited(unit, { op: 'comment', path: ['Service', 'Type'], text: 'x', place: 'after' }, 'a.service')).toBe('refused UNSUPPORTED');
});

test('moves entries and sections with the comments above them, whether or not the last line has a line break', () => {
  const text = '# file\n[a]\n# about x\nx=1\n\ny=2\n# about b\n[b]\nz=3';
  expect(edited(text, { op: 'move', path: ['a', 'x'], index: 1 }, 'x.ini')).toBe('# file\n[a]\ny=2\n\n# about x\nx=1\n# about b\n[b]\nz=3');
  expect(edited(text, { op: 'move', path: ['a', 'y'], index: 0 }, 'x.ini')).toBe('# file\n[a]\ny=2\n\n# about x\nx=1\n# about b\n[b]\nz=3');
  expect(edited(text, { op: 'move', path: ['b'], index: 0 }, 'x.ini')).toBe('# file\n# about b\n[b]\nz=3\n[a]\n# about x\nx=1\n\ny=2');
  expect(edited('# A\nA=1\n# B\nB=2', { op: 'move', path: ['B'], index: 0 }, '.env')).toBe('# A\n# B\nB=2\nA=1');
});

test('a comment behind a bare key is no value of it', () => {
  const text = '[osds]\nosd0 # a: b\nx = 1\n';
  expect(findNode(readDocument('x.ini', text), { path: ['osds', 'osd0'] })).toMatchObject({ value: null, comments: [{ text: '# a: b' }] });
  expect(edited(text.replace(' # a: b', ''), { op: 'comment', path: ['osds', 'osd0'], text: 'a: b', place: 'after' }, 'x.ini')).toBe(text);
});

test('a value may be empty before a comment', () => {
  const text = '[a]\nx = # none\ny =\nz = #1\n';
  expect(findNode(readDocument('x.ini', text), { path: ['a', 'x'] })).toMatchObject({ value: '', comments: [{ text: '# none' }] });
  expect(edited(text, { op: 'set', path: ['a', 'x'], value: 1 }, 'x.ini')).toBe(text.replace('# none', '1 # none'));
  expect(edited(text, { op: 'comment', path: ['a', 'y'], text: 'n', place: 'after' }, 'x.ini')).toBe(text.replace('y =', 'y = # n'));
  expect(edited('A= # none\n', { op: 'set', path: ['A'], value: 1 }, '.env')).toBe('A= 1 # none\n');
});

test('of empty lines on both sides of what is deleted only one set stays', () => {
  expect(edited('[a]\nx=1\n\ny=2\n\nz=3\n', { op: 'delete', path: ['a', 'y'] }, 'x.ini')).toBe('[a]\nx=1\n\nz=3\n');
  expect(edited('A=1\r\n\r\nB=2\r\n\r\nC=3\r\n', { op: 'delete', path: ['B'] }, '.env')).toBe('A=1\r\n\r\nC=3\r\n');
});

test('a group of an inventory is not renamed to what its lines are not', () => {
  const hosts = '[web]\nweb1\n\n[web:vars]\nuser=x\n';
  expect(edited(hosts, { op: 'rename', path: ['web:vars'], key: 'db' }, 'hosts')).toBe('refused VALUE_UNREPRESENTABLE');
  expect(edited(hosts, { op: 'rename', path: ['web:vars'], key: 'db:vars' }, 'hosts')).toBe(hosts.replace('[web:', '[db:'));
});

test('a variable that a dotenv value named stays one', () => {
  const text = 'URL=http://${HOST}/a\nB=$X\n';
  expect(edited(text, { op: 'set', path: ['URL'], value: 'http://${HOST}:8080/b' }, '.env')).toBe('URL=http://${HOST}:8080/b\nB=$X\n');
  expect(edited(text, { op: 'set', path: ['B'], value: '$X y' }, '.env')).toBe('URL=http://${HOST}/a\nB="$X y"\n');
});

test('lines of a value that stay, and the comments between them, are left alone', () => {
  const cfg = '[options]\r\ninstall_requires =\r\n    a>=1\r\n    # b is pinned\r\n    b==2\r\n\r\n    c\r\nname = x\r\n';
  const path = ['options', 'install_requires'];
  expect(edited(cfg, { op: 'set', path, value: 'a>=1\nb==3\n\nc\nd' }, 'setup.cfg')).toBe(cfg.replace('b==2', 'b==3').replace('    c\r\n', '    c\r\n    d\r\n'));
  expect(edited(cfg, { op: 'set', path, value: 'a>=1\nb==2' }, 'setup.cfg')).toBe(cfg.replace('\r\n\r\n    c', ''));
  expect(edited(cfg, { op: 'set', path, value: 'b==2\n\nc' }, 'setup.cfg')).toBe(cfg.replace('    a>=1\r\n', ''));
  expect(edited(cfg, { op: 'set', path, value: 'new' }, 'setup.cfg')).toBe('[options]\r\ninstall_requires =\r\n    new\r\n    # b is pinned\r\nname = x\r\n');
  expect(edited(cfg, { op: 'set', path, value: 'zero\na>=1\nb==2\n\nc' }, 'setup.cfg')).toBe(cfg.replace('    a>=1', '    zero\r\n    a>=1'));
});

test('an edit of one line reads again what stands around it, and refuses what would run on into other lines', () => {
  const sections = Array.from({ length: 60 }, (_, index) => `; about ${index}\n[part ${index}]\nhost = h${index}\nlist = a\n  b ${index}\nport = ${index} ; note\n`).join('\n');
  const document = readDocument('a.ini', sections);
  const planned = planEdits(document, [
    { op: 'set', path: ['part 30', 'port'], value: '9' }, { op: 'insert', path: ['part 30'], key: 'new', value: 'x' }, { op: 'delete', path: ['part 31', 'host'] },
    { op: 'rename', path: ['part 32'], key: 'named' }, { op: 'move', path: ['part 33', 'port'], index: 0 }, { op: 'delete', path: ['part 34'] },
  ]);
  if (!planned.ok) throw new Error(planned.error.message);
  const after = readDocument('a.ini', planned.value.text);
  expect(after.roots[0]?.children.length).toBe(59);
  expect(findNode(after, { path: ['part 30', 'new'] })?.value).toBe('x');
  expect(findNode(after, { path: ['part 33'] })?.children.map((child) => child.path.at(-1))).toEqual(['port', 'host', 'list']);
  expect(planEdits(document, [{ op: 'rename', path: ['part 1'], key: 'part 50' }])).toMatchObject({ ok: false, error: { code: 'KEY_EXISTS' } });
});
