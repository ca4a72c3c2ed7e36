// The base of every element that draws: which connection it uses, its session, its texts. Behaviour that only some
// elements have is in controllers.
import { LitElement, type PropertyDeclarations } from 'lit';
import type { Session } from '../../src/core/index.js';
import { type TextOf, textOf } from '../messages/messages.js';
import { ConnectionController } from './connection-controller.js';

export abstract class XanoElement extends LitElement {
  static override properties: PropertyDeclarations = { connection: {} };

  /** Id of the `<xano-connection>` to use. Default: the one around this element, else the page's only one. */
  declare connection?: string | undefined;

  /** Which connection is used. */
  protected readonly connections = new ConnectionController(this);

  /** The session; `undefined` while it is not known yet whether there is a connection. */
  protected get session(): Session | undefined {
    return this.connections.session;
  }

  /** A text in the page's language. */
  protected readonly text: TextOf = (code, values) => textOf(code, this.connections.messages, values);
}
