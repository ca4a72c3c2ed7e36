// Says what happened: before the navigation that led to this page, or to the session on a page that stays.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keepNotice, type NoticeCode, takeNotice } from '../../src/account/index.js';
import { unclobbered } from '../../src/core/internal.js';
import '../account/texts.js';
import { define } from '../shared/define.js';
import type { XanoClearSessionEvent, XanoEvent } from '../shared/events.js';
import { passFocusOnWhen } from '../shared/lost-focus.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
import { styles } from './notice.styles.js';
import { isToldByForm } from './told-by-form.js';

/** Milliseconds after which it has been read on a page that stays. */
const READ_WITHIN = 2_000;

/** What is said to nobody who is signed in. */
const isForSignedOut = (code: NoticeCode): boolean =>
  code.startsWith('session-') || code === 'account-deleted';

/**
 * Says what happened on the page before: *Your password has been changed*, *Your session has ended*; or on this page, when
 * the session ends and the page stays. It is told once, can be closed, and is gone when somebody signs in. It comes from
 * this tab's memory, never from the address: nobody else can put words on the page.
 *
 * Put it where a message belongs, such as first in `<main>`: it is as wide as what it stands in.
 *
 * @summary Says once what happened on the page before.
 * @example
 * <xano-notice></xano-notice>
 *
 * @csspart notice - around the text and its button
 * @csspart text - the text
 * @csspart dismiss - the button that closes it
 *
 * @cssstate shown - there is something to say
 */
export class XanoNotice extends XanoElement {
  static override styles = [tokens, button, styles];

  /** @internal What it tells or has told: a form beside it does not say it again. */
  told: NoticeCode | undefined;

  #isClosed = false;
  #wasSignedOut = false;
  #reading: ReturnType<typeof setTimeout> | undefined;
  /** A text that comes together with its live region is not read out. */
  #isSaid = false;

  constructor() {
    super();
    new StatesController(this, () => [this.#code !== undefined && 'shown']);
    passFocusOnWhen(this, () => this.#code === undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const code = takeNotice();
    if (code && !isToldByForm(code)) this.#tell(code);
    unclobbered(document, 'addEventListener')('xano-clear-session', this.#tellEnd);
    unclobbered(document, 'addEventListener')('xano-delete-account', this.#tellDeletion);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#reading);
    unclobbered(document, 'removeEventListener')('xano-clear-session', this.#tellEnd);
    unclobbered(document, 'removeEventListener')('xano-delete-account', this.#tellDeletion);
  }

  /** What it says now; nothing of an end until it is known that nobody is signed in. */
  get #code(): NoticeCode | undefined {
    const { told, session } = this;
    if (!told || this.#isClosed) return undefined;
    const isSignedOut = session?.status === 'signed-out' || session?.status === 'unconfigured';
    return isSignedOut || !isForSignedOut(told) ? told : undefined;
  }

  #tell(code: NoticeCode): void {
    this.told = code;
    this.#isClosed = false;
    this.requestUpdate();
  }

  readonly #tellEnd = (event: XanoClearSessionEvent): void => {
    const { reason } = event;
    if (reason === 'expired' || reason === 'idle') this.#tellHereOrNext(event, `session-${reason}`);
  };

  readonly #tellDeletion = (event: XanoEvent): void => this.#tellHereOrNext(event, 'account-deleted');

  /** Nobody knows yet whether the page stays, so the next one is told as well, until this one has been read. */
  #tellHereOrNext({ connection }: XanoEvent, code: NoticeCode): void {
    const own = this.connections.provided?.connection;
    if (own && own !== connection) return;
    this.#tell(code);
    keepNotice(code);
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => {
      if (!this.connections.provided?.navigation.leaving) this.#forget();
    }, READ_WITHIN);
  }

  /** No other page tells it. */
  #forget(): void {
    clearTimeout(this.#reading);
    takeNotice();
  }

  /** What was said to one person is not said to the next. */
  protected override willUpdate(): void {
    const status = this.session?.status;
    this.#wasSignedOut ||= status === 'signed-out';
    if (status !== 'signed-in') return;
    if (this.told && (this.#wasSignedOut || isForSignedOut(this.told))) {
      this.told = undefined;
      this.#forget();
    }
    this.#wasSignedOut = false;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#code === undefined || this.#isSaid) return;
    this.#isSaid = true;
    setTimeout(() => this.requestUpdate());
  }

  readonly #dismiss = (): void => {
    this.#isClosed = true;
    this.#forget();
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const code = this.#code;
    return html`<div part=${code ? 'notice' : nothing}>
      <div role="status">${code && this.#isSaid ? html`<p part="text">${this.say(code)}</p>` : nothing}</div>
      ${code ? html`<button part="dismiss" type="button" @click=${this.#dismiss}>${this.say('dismiss')}</button>` : nothing}
    </div>`;
  }
}

define('xano-notice', XanoNotice);

declare global {
  interface HTMLElementTagNameMap {
    'xano-notice': XanoNotice;
  }
}
