// Asks which endpoint serves which purpose, and which of its inputs is which field of the form.
import type { ConnectionOptions } from '../../core/connection/settings.js';
import { createConnection } from '../../core/connection/parse.js';
import type { ApiEndpoint, ApiGroupDescription, FormFields, Purpose } from '../../setup/index.js';
import { guessFormFields, candidatesFor } from '../../setup/index.js';
import type { Choice, Io } from '../io.js';

const questions: Record<Purpose, { ask: string; usual: string; canLack: boolean }> = {
  signIn: { ask: 'Endpoint that signs in', usual: 'POST /auth/login', canLack: false },
  currentUser: { ask: 'Endpoint of the current user', usual: 'GET /auth/me', canLack: true },
  signUp: { ask: 'Endpoint that signs up', usual: 'POST /auth/signup', canLack: true },
  refresh: { ask: 'Endpoint that renews tokens', usual: 'none', canLack: true },
  signOut: { ask: 'Endpoint that is told of a sign-out', usual: 'none', canLack: true },
};

export interface Endpoints {
  readonly settings: Pick<ConnectionOptions, `${Purpose}Endpoint`>;
  readonly signIn: FormFields;
  readonly signUp: FormFields | false;
}

export async function chooseEndpoints(
  described: ApiGroupDescription,
  baseUrl: string,
  io: Io,
): Promise<Endpoints> {
  if (described.problem) io.err(described.problem.message);
  const chosen = new Map<Purpose, string>();
  for (const purpose of Object.keys(questions) as Purpose[]) {
    chosen.set(purpose, await chooseEndpoint(purpose, described, baseUrl, io));
  }
  const fieldsOf = (purpose: Purpose) =>
    described.endpoints.find((endpoint) => write(endpoint) === chosen.get(purpose))?.fields ?? [];
  const signIn = await chooseFields('sign-in', guessFormFields(fieldsOf('signIn')), fieldsOf('signIn'), io);
  const hasSignUp = chosen.get('signUp') !== 'none';
  const signUp =
    hasSignUp && (await chooseFields('sign-up', signUpForm(fieldsOf('signUp')), fieldsOf('signUp'), io));
  // A connection always has a sign-up endpoint; without one in the backend there is just no page for it.
  if (!hasSignUp) chosen.delete('signUp');
  const settings = Object.fromEntries(
    [...chosen].map(([purpose, endpoint]) => [`${purpose}Endpoint`, endpoint]),
  );
  return { settings, signIn, signUp };
}

/** Without a description it has the fields of Xano's template: name, e-mail, password. */
function signUpForm(fields: ApiEndpoint['fields']): FormFields {
  return fields.length > 0 ? guessFormFields(fields) : { ...guessFormFields([]), nameField: 'name' };
}

async function chooseEndpoint(
  purpose: Purpose,
  { endpoints, guesses, problem }: ApiGroupDescription,
  baseUrl: string,
  { ask }: Io,
): Promise<string> {
  const { ask: question, usual, canLack } = questions[purpose];
  const check = (text: string) => checkEndpoint(text, baseUrl, canLack);
  const typed = () =>
    ask.text(`${question}, as METHOD /path${canLack ? ', or none' : ''}`, { initial: usual, check });
  const list = candidatesFor(endpoints, purpose);
  if (problem) return typed();
  if (list.length === 0) return canLack ? 'none' : typed();
  const suggested = guesses[purpose];
  if (!suggested && usual === 'none') return usual;
  const other = 'another';
  const choices: Choice<string>[] = [
    ...list.map((one) => ({ value: write(one), label: write(one), hint: one.summary })),
    ...(canLack ? [{ value: 'none', label: 'none' }] : []),
    { value: other, label: 'another', hint: 'to be typed' },
  ];
  const initial = suggested ? write(suggested) : canLack ? 'none' : choices[0]?.value;
  const answer = await ask.choose(question, choices, initial);
  return answer === other ? typed() : answer;
}

function write({ method, path }: ApiEndpoint): string {
  return `${method} ${path}`;
}

function checkEndpoint(text: string, baseUrl: string, canLack: boolean): string | undefined {
  if (text === 'none') return canLack ? undefined : 'Nobody can sign in without it.';
  try {
    createConnection({ baseUrl }).endpoint(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Asks only where the names of the inputs do not say it. */
async function chooseFields(
  form: string,
  guess: FormFields,
  fields: ApiEndpoint['fields'],
  { ask, err }: Io,
): Promise<FormFields> {
  const names = fields.map(({ name }) => name);
  if (names.length === 0) return guess;
  const choices = names.map((name) => ({ value: name, label: name }));
  const pick = async (what: string, guessed: string) =>
    names.includes(guessed) ? guessed : ask.choose(`Input of the ${form} that holds the ${what}`, choices);
  const identifierField = await pick(guess.identifier, guess.identifierField);
  const passwordField = await pick('password', guess.passwordField);
  err(
    `The ${form} sends ${identifierField} and ${passwordField}${guess.nameField ? ` and ${guess.nameField}` : ''}.`,
  );
  const extras = guess.extras.filter(({ name }) => name !== identifierField && name !== passwordField);
  return { ...guess, identifierField, passwordField, extras };
}
