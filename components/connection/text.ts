// A text of the page's own, inside a connection or a form.
import { ReactiveElement } from 'lit';
import { ChildrenController } from '../shared/children-controller.js';
import { define } from '../shared/define.js';
import { notifyParent } from './setting-properties.js';

/**
 * A text in place of one of ours: in all elements of the connection around it, or in the form around it alone.
 * `{name}` and the like stand for the values of that text. Only text counts, never markup. `docs/elements/texts.md`
 * lists the codes.
 *
 * @summary Inside a connection or a form: a text of your own in place of ours.
 * @example
 * <xano-text code="sign-in">Let me in</xano-text>
 */
export class XanoText extends ReactiveElement {
  static override properties = { code: {} };

  /** Which text it replaces. */
  declare code: string;

  constructor() {
    super();
    this.code = '';
    new ChildrenController(this, { childList: true, characterData: true, subtree: true });
  }

  protected override updated(): void {
    notifyParent(this);
  }
}

define('xano-text', XanoText);

declare global {
  interface HTMLElementTagNameMap {
    'xano-text': XanoText;
  }
}
