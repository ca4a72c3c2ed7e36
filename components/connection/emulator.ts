// `<xano-connection emulator>`: the local Xano inside the page, loaded only where the attribute stands.
import { AuthError, type AuthOptions } from '../../src/core/index.js';

/** Of the attribute. No other counts by its value, but what is meant for a developer's machine must not slip into production. */
export const isSwitchedOn = (value: string | null): boolean => value !== null && value !== 'false';

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
