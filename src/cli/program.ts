/// <reference types="node" />
// The commands and their options. The code of a command is loaded when it is called.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { AuthError } from '../core/errors.js';
import { exit, Failure, Stopped } from './io.js';
import type { Io } from './io.js';
import { version } from './package-info.js';
import type { PrerenderOptions } from './prerender-command.js';
import { askSafely, oneLine, withoutControlCharacters } from './terminal-text.js';

/** Runs one command line. Resolves with the exit code, and never rejects. */
export async function run(args: readonly string[], given: Io): Promise<number> {
  const io: Io = {
    ...given,
    out: (line) => given.out(withoutControlCharacters(line)),
    err: (line) => given.err(oneLine(line)),
    ask: askSafely(given.ask),
  };
  let code: number = exit.fine;
  const json = args.includes('--json');
  try {
    refuseSecrets(args);
    const program = describeCommands(io, (ended) => (code = ended));
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.failed;
    if (error instanceof Stopped || io.signal.aborted) {
      io.err('Stopped.');
      return exit.stopped;
    }
    const message = error instanceof Error ? error.message : String(error);
    if (json) io.out(JSON.stringify({ error: message }));
    else io.err(error instanceof Failure || error instanceof AuthError ? message : `Failed: ${message}`);
    return exit.failed;
  }
}

/**
 * Refuses secrets as arguments, which process lists show and shells keep in their history. The message does not repeat
 * them.
 */
function refuseSecrets(args: readonly string[]): void {
  const names = /^--?(xano-)?((meta-?)?(api-?)?key|password|token|auth-?token|secret)(=|$)/i;
  const found = args.find((arg) => names.test(arg));
  const isPassword = /^--?password/i.test(found ?? '');
  if (isPassword) {
    throw new Failure(
      'A password is no argument: others could read it. Answer the prompt, or set XANO_PASSWORD.',
    );
  }
  if (found ?? args.some((arg) => /\beyJ[\w-]{10,}\.[\w-]{10,}/.test(arg))) {
    throw new Failure(
      'A key is no argument: others could read it. Answer the prompt, or set XANO_META_API_KEY. ' +
        'If the key stood in this command, revoke it.',
    );
  }
}

function describeCommands(io: Io, end: (code: number) => void): Command {
  const program = new Command(io.program)
    .description('Sets up, checks and emulates the Xano backend of a page with xano-auth-elements.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => text.trimEnd().split('\n').forEach(io.err),
    })
    .showHelpAfterError('(--help tells more)');

  program
    .command('setup')
    .description('Asks where your backend is, and writes the pages to sign in with.')
    .argument('[base URL]', 'Base URL of an API group; default: asks for it, or for a Meta API Key')
    .option('--out <folder>', 'writes the pages there, and the library beside them; default: prints them')
    .option('--script <address>', 'address of the library in the pages; cloak.css lies beside it')
    .option('--meta-origin <address>', 'where the Metadata API is, for the local Xano')
    .option('--json', 'prints JSON')
    .addHelpText(
      'after',
      '\nThe Meta API Key comes from the prompt or from XANO_META_API_KEY, and is not stored.',
    )
    .action(async (baseUrl: string | undefined, options: Record<string, unknown>) => {
      const { setup } = await import('./setup-command.js');
      end(await setup(baseUrl, options, io));
    });

  program
    .command('doctor')
    .description('Checks a page and the backend that it names.')
    .argument('<page or base URL>', 'address or file of a page, or the Base URL of an API group')
    .option('--host <host>', 'host from which the page is served; default: the host of its address')
    .option('--environment <name>', 'the environment to check; default: the one for the host')
    .option('--connection <id>', 'the <xano-connection> to check, where there are several')
    .option('--email <email>', 'also signs in: the password from a prompt, XANO_PASSWORD or standard input')
    .option('--leaks', 'also calls each GET endpoint of the group without a token, slowly')
    .option('--json', 'prints JSON')
    .addHelpText('after', exitCodes)
    .action(async (target: string, options: Record<string, unknown>) => {
      const { doctor } = await import('./doctor-command.js');
      end(await doctor(target, options, io));
    });

  program
    .command('prerender')
    .description('Writes the forms into your pages, so that they are there before the script is.')
    .argument('<page...>', 'HTML files; they are changed in place, and may be written again at any time')
    .option('--inline-styles', 'also puts cloak.css into the pages, in place of the link to it')
    .action(async (pages: string[], options: PrerenderOptions) => {
      const { prerender } = await import('./prerender-command.js');
      end(await prerender(pages, options, io));
    });

  program
    .command('emulator')
    .description('Runs a local Xano, on this machine only.')
    .addOption(new Option('--port <port>', 'default: 5174, or a free one').argParser(number(0, 65_535)))
    .option('--data <folder>', 'keeps accounts in this folder; default: in memory')
    .option('--group <canonical>', 'canonical of the API group', 'abCD1234')
    .option('--data-sources <labels...>', 'data sources besides live', ['test'])
    .addOption(new Option('--token-shape <shape>', 'how answers carry the token').choices(shapes))
    .addOption(
      new Option('--token-lifetime <seconds>', 'default: 86400; 0 = never ends').argParser(number(0)),
    )
    .option('--expires-in', 'answers say how long the token lives')
    .option('--refresh', 'offers POST /auth/token for refresh tokens')
    .addOption(
      new Option(
        '--rotation <mode>',
        'strict: a refresh token used twice ends its session; implies --refresh',
      ).choices(['strict', 'lenient']),
    )
    .option('--logout', 'offers POST /auth/logout')
    .option('--confirm-email', 'a sign-up waits for a confirmation')
    .option('--wrap-user', '/auth/me answers { user, permissions }')
    .addOption(
      new Option('--wrong-credentials <status>', 'status for a wrong password').choices([
        '403',
        '500',
        '401',
      ]),
    )
    .option('--cors <mode...>', 'default, disabled, or the origins that may read answers')
    .addOption(
      new Option('--rate-limit [max/seconds]', 'limits requests; without a value as the free plan, 10/20')
        .argParser(rate)
        .preset('10/20'),
    )
    .addOption(new Option('--latency <ms>', 'milliseconds before every answer').argParser(number(0)))
    .option('--no-docs', 'hides the description of the API group')
    .option('--leaky', 'offers GET /customers, which shows data without a token')
    .option('--meta', 'plays the Metadata API too, for `setup`; its key is XANO_META_API_KEY, or is printed')
    .option('--control', 'offers the controls under /_emulator/, to programs and pages of this machine')
    .option('--json', 'prints JSON')
    .action(async (options: Record<string, unknown>) => {
      const { emulator } = await import('./emulator-command.js');
      end(await emulator(options, io));
    });
  return program;
}

const shapes = ['authToken', 'authToken+user_id', 'accessToken+refreshToken', 'auth_token', 'bare', 'none'];

const exitCodes = `
Exit codes: 0 no problem, 1 problems found, 2 could not check (arguments, an unreadable page).`;

function number(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Write a whole number${most < 1e9 ? ` up to ${most}` : ''}.`);
  };
}

function rate(text: string): { max: number; seconds: number } {
  const [, max = '', seconds = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (Number(max) > 0 && Number(seconds) > 0) return { max: Number(max), seconds: Number(seconds) };
  throw new InvalidArgumentError('Write requests/seconds, such as 10/20.');
}
