import { runCli } from './run-cli.ts';

const readStdin = async (): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
};

const code = await runCli(process.argv.slice(2), {
  stdout: (text) => { process.stdout.write(text); },
  stderr: (text) => { process.stderr.write(text); },
  readStdin,
});

// What has been written must have gone out; a thread that is still busy with the index must not keep the command alive.
process.stdout.write('', () => { process.stderr.write('', () => { process.exit(code); }); });
