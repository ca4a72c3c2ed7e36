// `<xano-connection emulator>`: the local Xano inside the page, loaded only where the attribute stands.
import { AuthError, type AuthOptions } from '../../src/index.js';

/** The connection's settings, with every request answered in the page. */
export const emulatorOptions = (options: AuthOptions): AuthOptions => {
  const page = import('./emulator-page.js').then(({ pageEmulator }) => pageEmulator());
  // Told by the request that needs it, if the chunk is gone.
  page.catch(() => {});
  return {
    ...options,
    baseUrl: options.baseUrl || (options.instance ? undefined : 'https://emulator.localhost/api:abCD1234'),
    check: ({ environment }) => {
      if (environment === 'production')
        throw new AuthError(
          'configuration',
          'The emulator is not for environment "production". Remove the attribute `emulator` there.',
        );
    },
    fetch: async (input, init) => (await page).fetch(input, init),
  };
};
