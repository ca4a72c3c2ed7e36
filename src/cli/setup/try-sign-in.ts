// Tries a sign-in with a real account, to find the keys of token, user and roles in its answers. Secrets in them are
// not printed, and nothing is kept.
import type { ConnectionOptions } from '../../core/connection/settings.js';
import { AuthError } from '../../core/errors.js';
import type { FormFields, KeyCandidate, SignInAnswer, SignInTest, AnswerNode } from '../../setup/index.js';
import type { Io } from '../io.js';

export interface Mapping {
  readonly settings: ConnectionOptions;
  /** The user's field to greet with. */
  readonly greeting?: string | undefined;
}

export async function trySignIn(
  settings: ConnectionOptions,
  form: FormFields,
  signInTest: SignInTest,
  io: Io,
): Promise<Mapping> {
  const { ask, err } = io;
  if (!(await ask.confirm('Try a sign-in now, to find the token and the user in the answers?', true)))
    return { settings };
  for (;;) {
    try {
      const answer = await signInTest.signIn(settings, await askValues(form, io));
      return await readUser(await readTokens(settings, answer, io), signInTest, io);
    } catch (error) {
      if (!(error instanceof AuthError) || io.signal.aborted) throw error;
      err(error.message);
      if (!(await ask.confirm('Try again?', true))) return { settings };
    }
  }
}

async function askValues({ identifierField, passwordField, extras }: FormFields, { ask }: Io) {
  const values: Record<string, string> = {
    [identifierField]: await ask.text(`Your ${identifierField}`),
    [passwordField]: await ask.secret(`Your ${passwordField}`),
  };
  for (const { name } of extras) {
    const value = await ask.text(`${name} (empty to leave it out)`);
    if (value) values[name] = value;
  }
  return values;
}

async function readTokens(
  settings: ConnectionOptions,
  { candidates, tree }: SignInAnswer,
  io: Io,
): Promise<ConnectionOptions> {
  printTree(tree, io);
  const authToken = await chooseKey('Key of the token', candidates.authToken, io);
  const refreshToken =
    settings.refreshEndpoint === 'none'
      ? undefined
      : await chooseKey('Key of the refresh token', candidates.refreshToken, io);
  const [expiresIn] = candidates.expiresIn;
  return {
    ...settings,
    ...keyOf('authTokenKey', authToken),
    ...keyOf('refreshTokenKey', refreshToken),
    ...keyOf('expiresInKey', expiresIn),
  };
}

async function readUser(settings: ConnectionOptions, signInTest: SignInTest, io: Io): Promise<Mapping> {
  const { ask, err } = io;
  const answer = await signInTest.currentUser(settings);
  printTree(answer.tree, io);
  const userPath = (await chooseKey('Key of the user', answer.candidates.user, io))?.path ?? '.';
  const roles = answer.candidates.roles;
  const rolesPath =
    roles.length > 0
      ? await ask.choose(
          'Key of the roles',
          [
            ...roles.map(({ path }): { value: string | undefined; label: string } => ({
              value: path,
              label: path,
            })),
            { value: undefined, label: 'none' },
          ],
          roles[0]?.path,
        )
      : undefined;
  const fields = answer.fields(userPath);
  const greeting = fields.includes('name') ? 'name' : fields.find((field) => /name|email/i.test(field));
  err(`Signed in. The page greets with the field ${greeting ?? fields[0] ?? 'name'}.`);
  return {
    settings: { ...settings, ...answer.settings(userPath, rolesPath) },
    greeting: greeting ?? fields[0],
  };
}

/** Asks only where there are several keys, and the connection uses none of them by default. */
async function chooseKey(
  question: string,
  candidates: readonly KeyCandidate[],
  { ask }: Io,
): Promise<KeyCandidate | undefined> {
  const [first, second] = candidates;
  if (!first || first.usual || !second) return first;
  const choices = candidates.map((value) => ({
    value,
    label: value.path === '.' ? '. (the whole answer)' : value.path,
  }));
  return ask.choose(question, choices, first);
}

function keyOf<K extends string>(setting: K, place: KeyCandidate | undefined): Partial<Record<K, string>> {
  return (place && !place.usual ? { [setting]: place.path } : {}) as Partial<Record<K, string>>;
}

/** Prints the keys, with those values that are no secrets. */
function printTree(node: AnswerNode, io: Io, depth = 0): void {
  if (node.key !== '')
    io.err(`${'  '.repeat(depth)}${node.key}${node.preview === '' ? '' : `  ${node.preview}`}`);
  for (const child of node.children) printTree(child, io, depth + 1);
}
