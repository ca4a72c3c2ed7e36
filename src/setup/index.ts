// Setting up a connection: finding out what a backend offers, without DOM or Lit. Used by the setup element and
// by the command line; no page that only signs people in loads it.
export type { Progress, Step } from './caller.js';
export type { DescribedGroup } from './describe.js';
export { createDiscovery, type Discovery, type DiscoveryOptions } from './discovery.js';
export type { ApiEndpoint, InputField } from './openapi.js';
export { offered, type Purpose, purposes, rankOf, suggest, type Suggestion } from './rank.js';
export { type FormFields, formOf } from './form.js';
export { XANO } from './hosts.js';
export {
  findTokens,
  findUser,
  type Place,
  type TokenPlaces,
  type UserPlaces,
  userSettings,
} from './mapping.js';
export { type Pages, type PagesOptions, writePages } from './pages.js';
export type { Branch, DataSource, Group, Instance, Workspace } from './places.js';
export { createTrial, type SignInReading, type Trial, type TrialOptions, type UserReading } from './trial.js';
export { HIDDEN, type TreeNode, treeOf } from './tree.js';
