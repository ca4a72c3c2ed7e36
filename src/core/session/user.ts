// The user's type, alone in its module: a page's author adds what is in theirs by merging declarations.

/**
 * The user as the backend answered it. TypeScript knows no field of it until your project names them, once, in any file:
 *
 * ```ts
 * import 'xano-auth-elements/core';
 *
 * declare module 'xano-auth-elements/core' {
 *   interface User {
 *     readonly name: string;
 *   }
 * }
 * ```
 */
export interface User {
  readonly [field: string]: unknown;
}
