// What finds out the settings of a connection and writes its pages, without DOM or Lit: for <xano-setup>, the command
// line and the doctor. No page that only signs people in loads it.
export type { Progress } from './meta-client.js';
export type { Step } from './meta-errors.js';
export type { ApiGroupDescription } from './api-groups.js';
export { createDiscovery, type Discovery, type DiscoveryOptions } from './discovery.js';
export type { ApiEndpoint, InputField } from './openapi.js';
export {
  candidatesFor,
  type Purpose,
  purposes,
  signInScore,
  guessEndpoints,
  type EndpointGuesses,
} from './guess-endpoints.js';
export { type FormFields, guessFormFields } from './form-fields.js';
export { XANO_ORIGIN } from './meta-hosts.js';
export {
  findTokens,
  findUser,
  type KeyCandidate,
  type TokenCandidates,
  type UserCandidates,
  userSettings,
} from './guess-mapping.js';
export { type AccountEndpoints, guessAccountEndpoints } from './account-pages.js';
export { type Pages, type PagesOptions, writePages } from './write-pages.js';
export type { Branch, DataSource, ApiGroup, Instance, Workspace } from './account-tree.js';
export {
  createSignInTest,
  type SignInAnswer,
  type SignInTest,
  type SignInTestOptions,
  type UserAnswer,
} from './test-sign-in.js';
export { HIDDEN, type AnswerNode, answerTree } from './answer-tree.js';
