// `<xano-connection emulator>`: the local Xano inside the page, loaded only where the attribute stands.
import { AuthError, type AuthOptions } from '../../src/core/index.js';

/** What makes every request be answered in the page. */
export const emulatorOptions = ({ baseUrl, instance }: AuthOptions): AuthOptions => ({
  baseUrl: baseUrl || (instance ? undefined : 'https://emulator.localhost/api:abCD1234'),
  check: ({ environment }) => {
    if (environment === 'production')
      throw new AuthError(
        'configuration',
        'The emulator is not for environment "production". Remove the attribute `emulator` there.',
      );
  },
  fetch: async (...call) => (await import('./emulator-page.js')).pageEmulator().fetch(...call),
});
