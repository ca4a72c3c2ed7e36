// One value of the user, as text.
import { readKey } from '../../src/core/requests/answer-mapping.js';
import { define } from '../base/define.js';
import { write } from '../base/dom.js';
import { XanoElement } from '../base/element.js';

/**
 * A field of the signed-in user as plain text; nothing while signed out. The text is a light child, so
 * copying, find-in-page and `innerText` see it, and it looks like the text around it.
 *
 * @summary A value of the signed-in user as plain text.
 * @example
 * Hello <xano-user field="name" fallback="you"></xano-user>
 */
export class XanoUser extends XanoElement {
  static override properties = { ...XanoElement.properties, field: 'name', fallback: '', format: String };

  /** Which field; dots go deeper: `address.city`. */
  declare field: string;
  /** Text for a signed-in user without a value in the field. */
  declare fallback: string;
  /** `date` or `datetime` writes a point in time (epoch milliseconds or ISO 8601) in the page's language. */
  declare format?: 'date' | 'datetime';

  protected override update(): void {
    super.update();
    const user = this.session?.user;
    write(this, user ? this.#write(readKey(user, this.field)) || this.fallback : '');
  }

  #write(value: unknown): string {
    if (Array.isArray(value)) return value.map((item) => this.#write(item)).join(', ');
    if (value === undefined || value === null || typeof value === 'object') return '';
    const date = new Date(this.format ? (value as string | number) : Number.NaN);
    if (Number.isNaN(date.getTime())) return String(value);
    return date.toLocaleString(this.closest<HTMLElement>('[lang]')?.lang || undefined, {
      dateStyle: 'medium',
      timeStyle: this.format === 'datetime' ? 'short' : undefined,
    });
  }
}

define('xano-user', XanoUser);

declare global {
  interface HTMLElementTagNameMap {
    'xano-user': XanoUser;
  }
}
