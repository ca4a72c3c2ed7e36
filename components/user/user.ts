// One value of the user, as text.
import { ReactiveElement } from 'lit';
import { readKey } from '../../src/core/internal.js';
import { declaredLanguage, localeOf } from '../messages/language-of.js';
import { ConnectionController } from '../shared/connection-controller.js';
import { connections } from '../shared/connections.js';
import { define } from '../shared/define.js';
import { fillAttribute } from './value-attribute.js';
import { textOfValue } from '../shared/value-text.js';

/**
 * A field of the signed-in user as plain text; nothing while signed out. The text is a light child, so
 * copying, find-in-page and `innerText` see it, and it looks like the text around it. With `attribute` it
 * fills that attribute of its one child instead.
 *
 * @summary A value of the signed-in user as plain text.
 * @example
 * Hello <xano-user field="name" fallback="you"></xano-user>
 * <xano-user field="avatar.url" attribute="src"><img alt=""></xano-user>
 */
export class XanoUser extends ReactiveElement {
  static override properties = { connection: {}, field: {}, fallback: {}, format: {}, attribute: {} };

  /** Id of the `<xano-connection>` to use. Default: the one around this element, else the page's only one. */
  declare connection?: string | undefined;
  /** Which field of the user. `address.city` is the field `city` inside `address`. @default 'name' */
  declare field: string;
  /** Text for a signed-in user without a value in the field. */
  declare fallback: string;
  /** `date` or `datetime` writes a point in time (epoch milliseconds or ISO 8601) in the page's language. */
  declare format?: 'date' | 'datetime' | undefined;
  /** Which attribute of its child is filled: `src` of a picture, `href` of a link, where the address is a safe one, or one that holds text. */
  declare attribute?: string | undefined;

  readonly #connections = new ConnectionController(this, false, () => !!this.format);

  constructor() {
    super();
    this.field = 'name';
    this.fallback = '';
  }

  /** Its text stands among the light children: a template of Lit's cannot be drawn there beside the page's own. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override updated(): void {
    if (this.format) connections.languages.follow(this);
    const user = this.#connections.session?.user;
    const text = user ? this.#textOf(readKey(user, this.field || 'name')) : '';
    if (this.attribute) this.#fill(this.attribute, text);
    else if (this.textContent !== text) this.textContent = text;
  }

  #fill(attribute: string, text: string): void {
    const [child] = this.children;
    if (child && fillAttribute(child, attribute, text)) return;
    connections.warnOnce(
      `<xano-user attribute="${attribute}"> fills nothing. Put one element into it, and fill src of a picture, href of a link, or an attribute that holds text.`,
    );
  }

  #textOf(value: unknown): string {
    const language = () => localeOf(declaredLanguage(this))?.toString();
    return textOfValue(value, this.format, language) || (this.fallback ?? '');
  }
}

define('xano-user', XanoUser);

declare global {
  interface HTMLElementTagNameMap {
    'xano-user': XanoUser;
  }
}
