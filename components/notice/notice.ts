// Says what happened before the navigation that led to this page.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keepNotice, type NoticeCode, takeNotice } from '../../src/account/index.js';
import '../account/texts.js';
import { define } from '../shared/define.js';
import type { XanoClearSessionEvent } from '../shared/events.js';
import { StatesController } from '../shared/states-controller.js';
import { button } from '../shared/styles/button.styles.js';
import { tokens } from '../shared/styles/tokens.styles.js';
import { XanoElement } from '../shared/xano-element.js';
import { styles } from './notice.styles.js';

/**
 * Says what happened on the page before: *Your password has been changed*, *Your session has ended*. It is told once,
 * can be closed, and comes from this tab's memory, never from the address: nobody else can put words on the page.
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

  #code: NoticeCode | undefined;
  /** A text that comes together with its live region is not read out. */
  #isSaid = false;

  constructor() {
    super();
    new StatesController(this, () => [this.#code !== undefined && 'shown']);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#code ??= takeNotice();
    document.addEventListener('xano-clear-session', this.#keepEnd);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('xano-clear-session', this.#keepEnd);
  }

  /** A session that ended by itself is told on the page that the end leads to; it is told here if the page stays. */
  readonly #keepEnd = ({ reason }: XanoClearSessionEvent): void => {
    if (reason !== 'expired' && reason !== 'idle') return;
    const code = `session-${reason}` as const;
    keepNotice(code);
    this.#code = code;
    this.requestUpdate();
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#code || this.#isSaid) return;
    this.#isSaid = true;
    setTimeout(() => this.requestUpdate());
  }

  readonly #dismiss = (): void => {
    this.#code = undefined;
    takeNotice();
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
