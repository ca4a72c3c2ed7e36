// Setting up a connection: finding out what a backend offers, without DOM or Lit. Used by the setup element and
// by the command line; no page that only signs people in loads it.
export type { Progress, Step } from './meta-client.js';
export type { DescribedGroup } from './api-groups.js';
export { createDiscovery, type Discovery, type DiscoveryOptions } from './discovery.js';
export type { ApiEndpoint, InputField } from './openapi.js';
export { offered, type Purpose, purposes, rankOf, suggest, type Suggestion } from './guess-endpoints.js';
export { type FormFields, formOf } from './form-fields.js';
export { XANO } from './meta-hosts.js';
export {
  findTokens,
  findUser,
  type Place,
  type TokenPlaces,
  type UserPlaces,
  userSettings,
} from './guess-mapping.js';
export { type Pages, type PagesOptions, writePages } from './write-pages.js';
export type { Branch, DataSource, Group, Instance, Workspace } from './account-tree.js';
export {
  createTrial,
  type SignInReading,
  type Trial,
  type TrialOptions,
  type UserReading,
} from './test-sign-in.js';
export { HIDDEN, type TreeNode, treeOf } from './answer-tree.js';
