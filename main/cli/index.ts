import { runEdit } from './commands/edit.ts';

const [command, ...args] = process.argv.slice(2);
const io = {
  stdout: (text: string | Uint8Array): void => void process.stdout.write(text),
  stderr: (text: string): void => void process.stderr.write(text),
};

if (command === 'edit') {
  process.exitCode = await runEdit(args, io);
} else {
  io.stderr('fairlead edit FILE --ops OPS.json\n');
  process.exitCode = 2;
}
