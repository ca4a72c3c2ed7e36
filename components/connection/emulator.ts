// `<xano-connection emulator>`: the local Xano inside the page, loaded only where the attribute stands.
import { AuthError, type AuthOptions } from '../../src/index.js';

/** The connection's settings, with every request answered in the page. */
export const emulatorOptions = (options: AuthOptions): AuthOptions => {
  let page: Promise<Required<Pick<AuthOptions, 'fetch'>>> | undefined;
  const open = () =>
    (page ??= import('../../src/emulator/page.js').then(({ createPageEmulator }) => createPageEmulator()));
  console.info(
    'xano-auth-elements: <xano-connection emulator> answers every request inside this page; no backend is called.',
  );
  return {
    ...options,
    baseUrl:
      options.baseUrl || options.instance ? options.baseUrl : 'https://emulator.localhost/api:abCD1234',
    check: ({ environment }) => {
      if (environment === 'production')
        throw new AuthError(
          'configuration',
          'The emulator is not for environment "production". Remove the attribute `emulator` there.',
        );
    },
    fetch: async (input, init) => (await open()).fetch(input, init),
  };
};
