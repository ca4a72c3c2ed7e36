// The signed-in user in the corner of a page: a picture or initials, the name, and a menu.
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { readKey } from '../../src/core/internal.js';
import '../account/texts.js';
import { define } from '../shared/define.js';
import { imageAddress } from '../shared/image-address.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
import { initialsOf } from './initials.js';
import { placeBelow } from './place-below.js';
import { styles } from './user-menu.styles.js';

/**
 * A button with the picture or the initials of the user, and their name, that opens a menu: the page's own links and
 * buttons, and *Sign out*. Arrow keys, Home, End and Escape work as in any menu; it is one stop of the Tab key.
 *
 * @summary The signed-in user with a menu; hidden while nobody is signed in.
 * @example
 * <xano-user-menu>
 *   <a href="account.html">Account</a>
 * </xano-user-menu>
 *
 * @slot - links and buttons of the menu
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

  #isOpen = false;
  #stopPlacing: (() => void) | undefined;

  constructor() {
    super();
    this.nameField = 'name';
    this.avatarField = 'avatar.url';
    new StatesController(this, () => [this.#isHidden && 'hidden', this.#isOpen && 'open']);
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

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector('[part=menu]');
  }

  get #button(): HTMLElement | null {
    return this.renderRoot.querySelector('[part=button]');
  }

  /** All entries, in their order. */
  get #entries(): HTMLElement[] {
    const own = this.renderRoot.querySelector<HTMLElement>('[part=sign-out]');
    const given = [...this.children].filter((child) => child.matches('a[href], button')) as HTMLElement[];
    return own ? [...given, own] : given;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#isHidden && this.#isOpen) this.#menu?.hidePopover();
    for (const entry of this.#entries) {
      entry.setAttribute('role', 'menuitem');
      entry.tabIndex = -1;
    }
  }

  readonly #toggled = ({ newState }: ToggleEvent): void => {
    this.#isOpen = this.isConnected && newState === 'open';
    this.#stopPlacing?.();
    const [menu, anchor] = [this.#menu, this.#button];
    if (this.#isOpen && menu && anchor) this.#stopPlacing = placeBelow(menu, anchor);
    this.requestUpdate();
  };

  #focus(index: number): void {
    const entries = this.#entries;
    entries.at(index % entries.length)?.focus();
  }

  readonly #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#menu?.showPopover();
    this.#focus(event.key === 'ArrowDown' ? 0 : -1);
  };

  readonly #openByPress = (event: Event): void => {
    const menu = this.#menu;
    if (!menu) return;
    menu.togglePopover();
    // By the keyboard: the click has no position.
    if (this.#menu?.matches(':popover-open') && (event as PointerEvent).detail === 0) this.#focus(0);
  };

  readonly #move = (event: KeyboardEvent): void => {
    const entries = this.#entries;
    const now = entries.findIndex((entry) => entry.matches(':focus'));
    const moves: Record<string, number> = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 };
    const to = moves[event.key];
    if (event.key === 'Tab') this.#menu?.hidePopover();
    if (event.key === 'Escape') {
      this.#menu?.hidePopover();
      this.#button?.focus();
    }
    if (to === undefined) return;
    event.preventDefault();
    this.#focus(to);
  };

  readonly #signOut = async (): Promise<void> => {
    this.#menu?.hidePopover();
    try {
      await this.connections.require().auth.signOut({ from: this });
    } catch {
      // Told by xano-error, or called off by the page.
    }
  };

  #text(field: string): string {
    const { user } = this.session ?? {};
    const value = user && readKey(user, field);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  protected override render(): TemplateResult {
    const name = this.#text(this.nameField) || this.#text('email');
    const source = imageAddress(this.#text(this.avatarField));
    const avatar = source ? html`<img src=${source} alt="" />` : initialsOf(name);
    return html`<button
        part="button"
        type="button"
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
        role="menu"
        popover
        aria-label=${this.text('user-menu')}
        @toggle=${this.#toggled}
        @keydown=${this.#move}
      >
        <slot @slotchange=${() => this.requestUpdate()}></slot>
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
