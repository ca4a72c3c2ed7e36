// The controls over HTTP, so that a demo's panel or a test in another process can use them:
// `POST /_emulator/<name>` with JSON, `GET /_emulator/log`, `GET /_emulator/sockets` and `GET /_emulator/inbox`.
// `tokensFor` is left out: no program should take another's tokens by one call. Who may read the inbox can sign in by its
// links, as with any mailbox, which is why only the pages named may.
import type { Control, NewUser } from './controls.js';
import { answerPreflight, corsHeaders, withHeaders } from './cors.js';
import type { Fault } from './faults.js';
import { isLocalOrigin } from './local-hosts.js';
import type { Hold } from './request-gates.js';
import type { Json } from './tables.js';

export const controlPrefix = '/_emulator/';

type Arguments = { readonly [name: string]: Json };
type Action = (control: Control, args: Arguments) => unknown;

const text = (args: Arguments, name: string) => {
  const value = args[name];
  if (typeof value !== 'string') throw new TypeError(`"${name}" must be a text.`);
  return value;
};
const maybeText = (args: Arguments, name: string) =>
  args[name] === undefined || args[name] === null ? undefined : text(args, name);

/** The controls that change nothing. */
const reads = ['log', 'sockets', 'inbox'];

/** The holds of each emulator, by the id that `hold` answers. */
const holdsByControl = new WeakMap<Control, Map<number, Hold>>();

const actions: Record<string, Action> = {
  log: (control) => control.log,
  sockets: (control) => control.sockets,
  sendEvent: (control, args) => control.sendEvent(text(args, 'channel'), args.payload ?? null),
  closeSockets: (control, { code }) => control.closeSockets(typeof code === 'number' ? code : undefined),
  clearLog: (control) => control.clearLog(),
  fault: (control, args) => control.fault({ ...(args as unknown as Fault), times: timesOf(args.times) }),
  clear: (control) => control.clear(),
  rateLimit: (control, { limit }) => control.rateLimit(limit as boolean),
  addUser: (control, args) => control.addUser(args as NewUser),
  removeUser: (control, args) => control.removeUser(text(args, 'email')),
  clearAccounts: (control) => control.clearAccounts(),
  setRole: (control, args) => control.setRole(text(args, 'email'), text(args, 'role')),
  confirm: (control, args) => control.confirm(text(args, 'email')),
  expireTokens: (control, args) => control.expireTokens(maybeText(args, 'email')),
  secondStep: (control, { isOn }) => control.secondStep(isOn === true),
  inbox: (control) => control.inbox(),
  clearInbox: (control) => control.clearInbox(),
  revokeRefreshTokens: (control, args) => control.revokeRefreshTokens(maybeText(args, 'email')),
  hold(control, args) {
    const gates = holdsByControl.get(control) ?? new Map<number, Hold>();
    holdsByControl.set(control, gates);
    const id = gates.size + 1;
    gates.set(id, control.hold(text(args, 'on'), { after: args.after === true }));
    return { id };
  },
  async reached(control, args) {
    await holdOf(control, args).reached(Number(args.count ?? 1));
    return { count: holdOf(control, args).count };
  },
  release: (control, args) => holdOf(control, args).release(),
};

/**
 * Answers one request for a control, with CORS for the origins that may use it.
 * @param origins those of pages that may; `true`: pages of this machine. Programs send no origin.
 */
export async function answerControl(
  control: Control,
  request: Request,
  origins: true | readonly string[],
): Promise<Response> {
  const origin = request.headers.get('origin');
  const mayControl = origin === null || (origins === true ? isLocalOrigin(origin) : origins.includes(origin));
  if (!mayControl) return Response.json({ message: `No controls for ${origin}.` }, { status: 403 });
  const mode = origin === null ? [] : [origin];
  const answer = answerPreflight(request, mode) ?? (await run(control, request));
  return withHeaders(answer, corsHeaders(request, mode));
}

async function run(control: Control, request: Request): Promise<Response> {
  const name = new URL(request.url).pathname.slice(controlPrefix.length);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action || request.method !== (reads.includes(name) ? 'GET' : 'POST')) {
    return Response.json({ message: `No control ${request.method} ${name}.` }, { status: 404 });
  }
  try {
    // JSON only: a page of another origin cannot send that without asking first.
    const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
    if (request.method === 'POST' && !isJson) throw new TypeError('Send application/json.');
    const body = request.method === 'POST' ? await request.text() : '';
    const args = (body === '' ? {} : JSON.parse(body)) as Arguments;
    return Response.json((await action(control, args)) ?? null);
  } catch (error) {
    return Response.json(
      { message: error instanceof Error ? error.message : String(error) },
      { status: 400 },
    );
  }
}

function holdOf(control: Control, args: Arguments): Hold {
  const hold = holdsByControl.get(control)?.get(Number(args.id));
  if (!hold) throw new RangeError('No such hold.');
  return hold;
}

/** JSON has no Infinity: `null` or `"Infinity"` stand for it. */
function timesOf(times: Json | undefined): number {
  if (times === undefined) return 1;
  return times === null ? Infinity : Number(times);
}
