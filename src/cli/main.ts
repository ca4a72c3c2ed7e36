/// <reference types="node" />
// The program `xano-auth-elements`: this process's arguments, streams and signals for the commands.
import { setTimeout } from 'node:timers/promises';
import { askLines } from './ask-lines.js';
import { askTerminal } from './ask-terminal.js';
import { programCall, readManifest } from './package-info.js';
import { run } from './program.js';

const { argv, env, stdin, stdout, stderr } = process;
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
// A reader that closes the pipe (`… | head`) is no failure.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

const err = (line: string) => void stderr.write(`${line}\n`);
const lines = askLines(stdin, err);
// Some pseudo-terminals have no width; prompts cannot be drawn in them.
const hasTerminal = stdin.isTTY && stderr.isTTY && stderr.columns > 0;

// No top-level await: in the bundle, chunks of the commands import from this file, and would wait for it for ever.
void run(argv.slice(2), {
  env,
  program: programCall(argv[1] ?? '', process.cwd()),
  cwd: process.cwd(),
  out: (line) => void stdout.write(`${line}\n`),
  err,
  ask: hasTerminal ? askTerminal(stdin, stderr, stop.signal) : lines,
  fetch: (...call) => fetch(...call),
  clock: {
    now: Date.now,
    wait: (milliseconds) => setTimeout(milliseconds, undefined, { signal: stop.signal }),
  },
  signal: stop.signal,
  manifest: readManifest,
}).then((code) => {
  process.exitCode = code;
  lines.close();
});
