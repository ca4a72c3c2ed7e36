// A call that a page makes to its backend.
import type { Endpoint } from '../core/connection/endpoints.js';
import type { Purpose } from '../setup/guess-endpoints.js';

export interface PageCall {
  /** `account`: of an element of the account. */
  readonly purpose: Purpose | 'account';
  /** What names the endpoint, where it is not a setting of the connection. */
  readonly attribute?: string;
  readonly endpoint: Endpoint;
  /** A page does not work without it; otherwise its absence is only noted. */
  readonly needed: boolean;
}
