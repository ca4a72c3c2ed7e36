// The signed-in user in the corner of a page: a picture or initials, the name, and a menu.
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { readKey } from '../../src/core/internal.js';
import '../account/texts.js';
import { define } from '../shared/define.js';
import { passFocusOnWhen } from '../shared/lost-focus.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
import { Avatar } from './avatar.js';
import { EntriesController } from './entries-controller.js';
import { placeBelow } from './place-below.js';
import { styles } from './user-menu.styles.js';

/**
 * A button with the picture or the initials of the user, and their name, that opens a menu: the page's own links and
 * buttons, and *Sign out*. Arrow keys, Home, End and Escape work as in any menu; it is one stop of the Tab key. Entries that
 * are hidden, by `hidden`, `data-xano-show` or a rule of the page, or disabled, are left out.
 *
 * @summary The signed-in user with a menu; hidden while nobody is signed in.
 * @example
 * <xano-user-menu>
 *   <a href="account.html">Account</a>
 * </xano-user-menu>
 *
 * @slot - links and buttons of the menu; what stands inside another element there, such as a guard, is an entry too, and
 * looks as the page has it
 *
 * @fires {XanoBeforeEvent} xano-before-sign-out - before the sign-out; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-sign-out - sign-out is complete
 *
 * @csspart button - the button that opens the menu
 * @csspart avatar - around the picture or the initials
 * @csspart name - the name of the user
 * @csspart menu - the menu
 * @csspart sign-out - its last entry
 *
 * @cssstate hidden - nobody is signed in
 * @cssstate open - the menu is open
 */
export class XanoUserMenu extends XanoElement {
  static override styles = [tokens, button, styles];
  static override properties: PropertyDeclarations = {
    ...XanoElement.properties,
    nameField: { attribute: 'name-field' },
    avatarField: { attribute: 'avatar-field' },
    redirectTo: { attribute: 'redirect-to' },
  };

  /** Which field of the user is the name; without a value in it the e-mail address stands there. @default 'name' */
  declare nameField: string;
  /** Which field of the user is the address of the picture. @default 'avatar.url' */
  declare avatarField: string;
  /** Where to navigate after *Sign out*. Default: the connection's `after-sign-out`. */
  declare redirectTo?: string | undefined;

  readonly #entries = new EntriesController(this, () => this.#part('sign-out'));
  readonly #avatar = new Avatar(this);
  #isOpen = false;
  #stopPlacing: (() => void) | undefined;

  constructor() {
    super();
    this.nameField = 'name';
    this.avatarField = 'avatar.url';
    new StatesController(this, () => [this.#isHidden && 'hidden', this.#isOpen && 'open']);
    passFocusOnWhen(this, () => this.#isHidden);
  }

  /** @internal */
  get flowTarget(): string | undefined {
    return this.redirectTo;
  }

  get #isHidden(): boolean {
    return this.session?.status !== 'signed-in';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPlacing?.();
    // A popover that leaves the page closes in silence.
    this.#isOpen = false;
  }

  #part(name: string): HTMLElement | null {
    return this.renderRoot.querySelector(`[part=${name}]`);
  }

  get #menu(): HTMLElement | null {
    return this.#part('menu');
  }

  get #button(): HTMLElement | null {
    return this.#part('button');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#isHidden && this.#isShown) this.#menu?.hidePopover();
  }

  readonly #toggled = ({ newState }: ToggleEvent): void => {
    this.#isOpen = this.isConnected && newState === 'open';
    this.#stopPlacing?.();
    const [menu, anchor] = [this.#menu, this.#button];
    if (this.#isOpen && menu && anchor) this.#stopPlacing = placeBelow(menu, anchor);
    this.requestUpdate();
  };

  readonly #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (!this.#isShown) this.#menu?.showPopover();
    this.#entries.focus(event.key === 'ArrowDown' ? 'first' : 'last');
  };

  readonly #openByPress = (event: MouseEvent): void => {
    // The browser knows by `popovertarget` whose button it is, and would open the menu after this; it is open at once.
    event.preventDefault();
    this.#menu?.togglePopover();
    // By the keyboard: the click has no position.
    if (this.#isShown && event.detail === 0) this.#entries.focus('first');
  };

  readonly #move = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') this.#menu?.hidePopover();
    if (this.#entries.moveBy(event.key)) event.preventDefault();
    if (event.key !== 'Escape') return;
    // Else a dialog around the menu closes, too.
    event.preventDefault();
    this.#close();
  };

  /** An entry was chosen. A router may open its page in this very document, where the menu would stay. */
  readonly #choose = (event: Event): void => {
    const entry = this.#entries.of(event);
    if (!entry || entry.ariaDisabled === 'true') return;
    if (entry.matches(':focus')) this.#close();
    else this.#menu?.hidePopover();
  };

  /** Closes with the focus in it: browsers give that back only to what is a child of the popover. */
  #close(): void {
    this.#menu?.hidePopover();
    this.#button?.focus();
  }

  readonly #signOut = async (): Promise<void> => {
    try {
      await this.connections.require().auth.signOut({ from: this });
    } catch {
      // Told by xano-error, or called off by the page.
    }
  };

  /** The state `open` follows it later, with an event of its own. */
  get #isShown(): boolean {
    return this.#menu?.matches(':popover-open') ?? false;
  }

  #text(field: string): string {
    const { user } = this.session ?? {};
    const value = user && readKey(user, field);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  }

  protected override render(): TemplateResult {
    const name = this.#text(this.nameField) || this.#text('email');
    const avatar = this.#avatar.draw(this.#text(this.avatarField), name);
    return html`<button
        part="button"
        type="button"
        popovertarget="menu"
        aria-haspopup="menu"
        aria-expanded=${this.#isOpen}
        aria-label=${name ? nothing : this.text('user-menu')}
        @click=${this.#openByPress}
        @keydown=${this.#openByKey}
      >
        <span part="avatar" aria-hidden="true">${avatar}</span>
        ${name ? html`<span part="name">${name}</span>` : nothing}
      </button>
      <div
        part="menu"
        id="menu"
        role="menu"
        popover
        aria-label=${this.text('user-menu')}
        @toggle=${this.#toggled}
        @keydown=${this.#move}
        @click=${this.#choose}
      >
        <slot></slot>
        <button part="sign-out" type="button" @click=${this.#signOut}>${this.say('sign-out')}</button>
      </div>`;
  }
}

define('xano-user-menu', XanoUserMenu);

declare global {
  interface HTMLElementTagNameMap {
    'xano-user-menu': XanoUserMenu;
  }
}
