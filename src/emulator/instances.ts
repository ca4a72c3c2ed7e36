// What the emulated Metadata API lists: keys, instances, workspaces and API groups.
import type { EndpointName } from './endpoint-names.js';

/** A Meta API Key. A plain text is a key that may see everything. */
export interface MetaKey {
  readonly key: string;
  /** Whose key it is. Default `Local Developer`, `developer@example.com`. */
  readonly name?: string;
  readonly email?: string;
  /** Names of the instances that it lists. Default: all. */
  readonly instances?: readonly string[];
  /** Ids of the workspaces that it may look into; the others are listed and answer 403. Default: all. */
  readonly workspaces?: readonly number[];
  /** Scopes that the key lacks: such calls answer 403. Default: none. */
  readonly without?: readonly ('apigroup' | 'branch' | 'datasource')[];
}

export interface MetaGroup {
  /** Its canonical, such as `abCD1234`. */
  readonly canonical: string;
  /** Default: the canonical. */
  readonly name?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Endpoints that it offers, at their usual paths. Default: those that the emulator serves there anyway. */
  readonly endpoints?: readonly EndpointName[];
  /** Whether `/apispec:…` is served. Default: as the emulator's `docs`. */
  readonly docs?: boolean;
}

export interface MetaBranch {
  readonly label: string;
  /** Default: the first of the branches that is no backup. */
  readonly live?: boolean;
  /** A backup that Xano made of a branch. Default false. */
  readonly backup?: boolean;
}

export interface MetaWorkspace {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  /** Default: the emulator's branches. */
  readonly branches?: readonly MetaBranch[];
  /** Labels. Default: the emulator's data sources. */
  readonly dataSources?: readonly string[];
  /** Default: a group for each canonical that the emulator serves. */
  readonly groups?: readonly MetaGroup[];
}

export interface MetaInstance {
  /** Such as `x8ki-letl-twmt`. */
  readonly name: string;
  /** What people call it. Default: the name. */
  readonly display?: string;
  /**
   * Its `xano_domain`. Default: the host that is asked, so that the emulator's own server is the instance.
   * A loopback name without a port gets that of the request.
   */
  readonly domain?: string;
  readonly customDomain?: string;
  /** Default: one, with all groups that the emulator serves. */
  readonly workspaces?: readonly MetaWorkspace[];
}

export interface MetaOptions {
  readonly keys: readonly (string | MetaKey)[];
  /** Default: one, at the host that is asked. */
  readonly instances?: readonly MetaInstance[];
  /** Most items on a page of a list, whatever `per_page` says. Default 200. */
  readonly maxPerPage?: number;
}

/** All groups that the instances name. */
export function groupsOf(meta: MetaOptions | undefined): readonly MetaGroup[] {
  const workspaces = (meta?.instances ?? []).flatMap((instance) => instance.workspaces ?? []);
  return workspaces.flatMap((workspace) => workspace.groups ?? []);
}
