// Which input of an endpoint is which field of a form.
import type { InputField } from './openapi.js';

/** What a sign-in or sign-up form asks for. */
export interface FormFields {
  readonly identifier: 'email' | 'username' | 'phone';
  /** Keys in the body. */
  readonly identifierField: string;
  readonly passwordField: string;
  /** Absent where no name is asked for. */
  readonly nameField?: string | undefined;
  /** All other inputs of the endpoint. */
  readonly extras: readonly InputField[];
}

const identifiers = [
  ['email', /e-?mail/i],
  ['username', /user_?name|login|handle|nick/i],
  ['phone', /phone|mobile/i],
] as const;

/**
 * Guesses from the names of an endpoint's inputs. Without any (documentation off) it takes e-mail and password, as in
 * Xano's templates.
 */
export const guessFormFields = (fields: readonly InputField[]): FormFields => {
  const password = fields.find(({ name }) => /passw/i.test(name) && !/confirm|repeat|again/i.test(name));
  const [identifier, own] = identifiers
    .map(([kind, words]) => [kind, fields.find(({ name }) => words.test(name))] as const)
    .find(([, field]) => field) ?? ['email' as const, undefined];
  const named = fields.find(({ name }) => /^(name|full_?name|display_?name)$/i.test(name));
  const known = [password, own, named];
  return {
    identifier,
    identifierField: own?.name ?? 'email',
    passwordField: password?.name ?? 'password',
    nameField: named?.name,
    extras: fields.filter((field) => !known.includes(field)),
  };
};
