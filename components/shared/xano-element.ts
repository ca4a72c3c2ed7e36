// The base of every element that draws: which connection it uses, its session, its texts. Behaviour that only some
// elements have is in controllers.
import { LitElement, type PropertyDeclarations } from 'lit';
import type { Session } from '../../src/core/index.js';
import type { Messages } from '../messages/messages.js';
import { ConnectionController } from './connection-controller.js';
import { LanguageController } from './language-controller.js';

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

  /** In which language its texts are. */
  protected readonly language = new LanguageController(this, () => this.ownTexts());

  /** A text in that language. */
  protected readonly text = this.language.text;

  /** The same for a template. */
  protected readonly say = this.language.say;

  /** The page's own texts, in place of ours. */
  protected ownTexts(): Messages {
    return this.connections.messages ?? {};
  }
}
