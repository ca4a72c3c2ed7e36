/// <reference types="node" />
// The command line for tests: commands run without network, terminal or waits. Hosts are handlers, and all output and
// requests are recorded.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { run } from '../../src/cli/program.js';
import type { Ask, Choice, Io } from '../../src/cli/io.js';
import type { Finding } from '../../src/doctor/finding.js';
import { createManifest } from '../../docs/make/manifest.mjs';
import { createEmulator } from '../../src/emulator/index.js';
import type { Emulator, EmulatorOptions } from '../../src/emulator/index.js';

export const HOST = 'xano.example.com';
export const BASE_URL = `https://${HOST}/api:abCD1234`;
export const ada = { name: 'Ada', email: 'ada@example.com', password: 'lovelace1' };

/** An answer to a question: a text, yes or no, or the label of a choice; `''` takes what is offered. */
export type Reply = string | boolean;

export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

type Handler = (request: Request) => Response | Promise<Response>;

let made: unknown;
/** The manifest of the sources, made once for all tests of a file. */
const manifestOfSources = async (): Promise<unknown> => (made ??= createManifest());

export class CommandLine {
  readonly hosts = new Map<string, Handler>();
  readonly sent: Sent[] = [];
  readonly waits: number[] = [];
  readonly questions: string[] = [];
  readonly env: Record<string, string> = {};
  stop = new AbortController();
  emulator: Emulator = createEmulator();
  time = Date.parse('2026-01-01T00:00:00Z');
  out = '';
  err = '';
  cwd = '';
  manifest = manifestOfSources;

  /** A backend with one account, at HOST. */
  async backend(options: EmulatorOptions = {}): Promise<this> {
    const clock = { now: () => this.time };
    this.emulator = createEmulator({ clock, ...options });
    await this.emulator.control.addUser(ada);
    this.hosts.set(HOST, (request) => this.emulator.fetch(request));
    return this;
  }

  /** A page at https://app.example.com/, with the library and an account page beside it. */
  page(html: string, headers: Record<string, string> = {}): this {
    this.hosts.set('app.example.com', ({ url }) => {
      const { pathname } = new URL(url);
      if (pathname === '/') return answer(html, 'text/html', headers);
      if (pathname === '/account.html') return answer('', 'text/html');
      if (pathname === '/cdn/xano-auth-elements.js') return answer('', 'text/javascript');
      return new Response('Not found', { status: 404 });
    });
    return this;
  }

  async folder(): Promise<string> {
    this.cwd = await mkdtemp(join(tmpdir(), 'cli-'));
    after(() => rm(this.cwd, { recursive: true }));
    return this.cwd;
  }

  async run(args: readonly string[], replies: readonly Reply[] = []): Promise<number> {
    return run(args, this.io(replies));
  }

  /** What a command gets for its input and output. */
  io(replies: readonly Reply[] = []): Io {
    return {
      env: this.env,
      program: 'node dist/cli/main.js',
      cwd: this.cwd,
      out: (line) => void (this.out += `${line}\n`),
      err: (line) => void (this.err += `${line}\n`),
      ask: this.#ask([...replies]),
      fetch: (input, init) => this.#fetch(new Request(input, init)),
      clock: {
        now: () => this.time,
        wait: async (milliseconds) => {
          this.waits.push(milliseconds);
          this.time += milliseconds;
        },
      },
      signal: this.stop.signal,
      manifest: this.manifest,
    };
  }

  /** Runs `doctor … --json` and reads what it says. */
  async doctor(target: string, args: readonly string[] = [], replies: readonly Reply[] = []) {
    const code = await this.run(['doctor', target, '--json', ...args], replies);
    const report = JSON.parse(this.out) as DoctorReport;
    return { code, ...report, problems: report.findings.filter(({ severity }) => severity !== 'note') };
  }

  async #fetch(request: Request): Promise<Response> {
    const { url, method, headers } = request;
    this.sent.push({ url, method, headers, body: await request.clone().text() });
    const handler = this.hosts.get(new URL(url).host);
    if (!handler) throw new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } });
    return handler(request);
  }

  #ask(replies: Reply[]): Ask {
    const next = (question: string): Reply => {
      this.questions.push(question);
      const reply = replies.shift();
      if (reply === undefined) throw new Error(`No answer to: ${question}`);
      return reply;
    };
    return {
      text: async (question, { initial = '', check } = {}) => {
        const text = String(next(question)) || initial;
        const refusal = check?.(text);
        if (refusal) throw new Error(refusal);
        return text;
      },
      secret: async (question) => String(next(question)),
      choose: async <T>(question: string, choices: readonly Choice<T>[], initial?: T) => {
        const reply = next(question);
        const choice = choices.find(({ label, value }) =>
          reply === '' ? value === initial : label === reply,
        );
        if (!choice)
          throw new Error(`${question}: no ${reply} among ${choices.map(({ label }) => label).join()}`);
        return choice.value;
      },
      confirm: async (question, initial = true) => {
        const reply = next(question);
        return reply === '' ? initial : reply === true;
      },
    };
  }
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly target: string;
  readonly host: string | null;
  readonly connections: readonly Record<string, string | null>[];
  readonly findings: readonly Finding[];
  readonly passed: readonly string[];
  readonly summary: { readonly errors: number; readonly warnings: number; readonly notes: number };
}

function answer(body: string, type: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, ...headers } });
}

export const connection = `<xano-connection base-url="${BASE_URL}"></xano-connection>`;
export const script = '<script type="module" src="cdn/xano-auth-elements.js"></script>';
export const form = '<xano-sign-in-form redirect-to="account.html"></xano-sign-in-form>';

/** A page that works. */
export function html(body = connection + form, head = script): string {
  return `<!doctype html>
<html lang="en">
<head><title>Page</title>
${head}</head>
<body>
${body}
</body>
</html>`;
}
