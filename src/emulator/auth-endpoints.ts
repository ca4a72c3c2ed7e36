// Xano's auth quick start: `POST /auth/login`, `POST /auth/signup`, `GET /auth/me`.
import { createAccount, extraFields, publicUser, tokenAnswer } from './accounts.js';
import { beginSecondStep, beginVerification } from './code-endpoints.js';
import type { Backend, EndpointRequest } from './emulated-backend.js';
import { refusals } from './xano-refusals.js';
import { optionalText, requireEmail, requireText } from './request-inputs.js';
import { checkPasswordRule, verifyPassword } from './passwords.js';
import type { Json } from './tables.js';

export async function signIn(backend: Backend, call: EndpointRequest): Promise<Json> {
  const { tables, settings } = backend;
  const email = requireEmail(call.inputs);
  const password = requireText(call.inputs, 'password');
  const [user] = await tables.find('users', { email, data_source: call.dataSource });
  const right = await verifyPassword(password, user?.password);
  if (!user || !right) throw refusals.wrongCredentials(settings.wrongCredentials);
  if (!user.confirmed) throw refusals.unconfirmed();
  if (backend.hasSecondStep) return beginSecondStep(backend, user);
  return tokenAnswer(backend, user);
}

export async function signUp(backend: Backend, call: EndpointRequest): Promise<Json> {
  const { tables, settings } = backend;
  const email = requireEmail(call.inputs);
  const password = requireText(call.inputs, 'password');
  const [existing] = await tables.find('users', { email, data_source: call.dataSource });
  if (existing) throw refusals.accountExists();
  checkPasswordRule(password);
  const user = await createAccount(backend, call.dataSource, {
    email,
    password,
    name: optionalText(call.inputs, 'name')?.trim(),
    confirmed: !settings.confirmEmail,
    extra: extraFields(call.inputs),
  });
  if (settings.confirmEmail) {
    await beginVerification(backend, user);
    return { message: 'Check your email to confirm your account.' };
  }
  return tokenAnswer(backend, user);
}

export async function currentUser(backend: Backend, call: EndpointRequest): Promise<Json> {
  const { settings } = backend;
  const user = await backend.userOfRequest(call);
  if (!user) {
    if (settings.deletedUser === 'unauthorized') throw refusals.noToken();
    if (settings.deletedUser === 'not-found') throw refusals.notFound('Not Found.');
    return null;
  }
  const shown = publicUser(user);
  return settings.wrapUser ? { user: shown, permissions: { [user.role]: true } } : shown;
}
