// Changes what the account of the user holds.
import { html, type PropertyDeclarations, type PropertyValues } from 'lit';
import { updateUser } from '../../src/account/index.js';
import type { Status, User, Values } from '../../src/core/index.js';
import { readKey } from '../../src/core/internal.js';
import '../account/texts.js';
import { AuthForm, type View } from '../form/auth-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import { type Control, controlsOf } from '../form/form-values.js';
import type { MessageCode, Said, Wording } from '../messages/messages.js';
import { define } from '../shared/define.js';
import { imageAddress } from '../shared/image-address.js';
import { button } from '../shared/styles/button.styles.js';
import { acceptControl, isChanged, isUnloaded, loadControls } from './control-values.js';
import { styles } from './profile-form.styles.js';

/** Fields that the library has words for, by their kind; any other is labelled by its key. */
const known: { readonly [name: string]: Partial<FieldDefinition> | undefined } = {
  name: { autocomplete: 'name' },
  email: { autocomplete: 'email' },
  phone: { autocomplete: 'tel' },
  username: { autocomplete: 'username' },
};

const MEGABYTE = 1_000_000;

/** `first_name` -> *First name*. */
const wordsOf = (name: string): string => {
  const words = name.replace(/[_-]+/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
};

/**
 * A form with what the account holds: fields that it draws, or the page's own. It is filled from the user, sends only
 * what was changed, and then asks for the user anew. What was typed stays when the session ends in the middle.
 *
 * @summary Changes name, e-mail, picture and other fields of the user.
 * @example
 * <xano-profile-form fields="name email avatar">
 *   <label slot="fields">City <input name="city"></label>
 * </xano-profile-form>
 *
 * @slot email-label - label of the e-mail address
 * @slot name-label - label of the name
 * @slot avatar-label - label of the picture
 * @slot signed-out - shown while nobody is signed in
 *
 * @fires {XanoBeforeEvent} xano-before-update-user - before anything is sent; cancelable, `waitUntil(promise)` holds it back
 * @fires {XanoEvent} xano-update-user - the changes are saved
 *
 * @csspart field-{name,email,avatar} - the field of one kind
 * @csspart label-{name,email,avatar} - the label of one kind of field
 * @csspart input-{name,email,avatar} - the box of one kind of control
 * @csspart field-error-{name,email,avatar} - what is wrong with one kind of field
 * @csspart notice - says that it was saved
 * @csspart preview - the picture that was chosen, or that there is
 * @csspart signed-out - the same, while nobody is signed in
 *
 * @cssstate signed-out - nobody is signed in
 */
export class XanoProfileForm extends AuthForm {
  static override styles = [...AuthForm.styles, button, styles];
  static override properties: PropertyDeclarations = {
    ...AuthForm.properties,
    fieldNames: { attribute: 'fields' },
    maxFileSize: { type: Number, attribute: 'max-file-size' },
  };

  /** `[METHOD] [api:GROUP]/path` that takes what was changed. @default 'PATCH /auth/me' */
  declare endpoint?: string | undefined;
  /** Keys of the user that it draws fields for, separated by spaces; empty for none beside the page's own. `avatar` is a picture. @default 'name email' */
  declare fieldNames: string;
  /** Megabytes that a file may have. @default 5 */
  declare maxFileSize: number;

  /** What was loaded into the form last. */
  #loaded: User | undefined;
  #isSaved = false;
  #preview = '';

  constructor() {
    super();
    this.fieldNames = 'name email';
    this.maxFileSize = 5;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('input', this.#changed);
    this.addEventListener('reset', this.#wasReset);
    addEventListener('beforeunload', this.#warn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('input', this.#changed);
    this.removeEventListener('reset', this.#wasReset);
    removeEventListener('beforeunload', this.#warn);
    this.#showPreview(undefined);
  }

  /** The controls whose values differ from the user's. */
  get #changedControls(): Control[] {
    return this.form ? controlsOf(this.form).filter((control) => control.name && isChanged(control)) : [];
  }

  /** Unsaved changes are not lost by a slip. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (!this.pending && this.#changedControls.length > 0) event.preventDefault();
  };

  readonly #changed = ({ target }: Event): void => {
    this.#isSaved = false;
    const { type, files } = target as HTMLInputElement;
    if (type === 'file') this.#showPreview(files?.[0]);
    this.requestUpdate();
  };

  readonly #wasReset = (): void => {
    this.#isSaved = false;
    this.#showPreview(undefined);
    this.requestUpdate();
  };

  #showPreview(file: File | undefined): void {
    if (this.#preview) URL.revokeObjectURL(this.#preview);
    this.#preview = file?.type.startsWith('image/') ? URL.createObjectURL(file) : '';
  }

  protected override viewFor(status: Status): View {
    if (status === 'restoring') return 'waiting';
    // What somebody has typed stays until it can be saved.
    if (status === 'signed-in' || this.#changedControls.length > 0) return 'form';
    return status === 'unconfirmed' ? 'form' : 'signed-out';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const user = this.session?.user;
    if (!user || !this.form) return;
    const isKnown = user === this.#loaded;
    // Another person's values must not stay in the form.
    const isOther = this.#loaded !== undefined && !this.#isSame(this.#loaded, user);
    this.#loaded = user;
    if (isOther) this.reset();
    const named = controlsOf(this.form).filter(({ name }) => name);
    // Those that came into the page since, of a user who is known.
    const wanted = isKnown ? named.filter(isUnloaded) : named;
    if (wanted.length === 0) return;
    loadControls(wanted, ({ name }) => readKey(user, name.replace(/\[\]$/, '')));
    this.requestUpdate();
  }

  #isSame(one: User, other: User): boolean {
    return one['id'] === other['id'] && (one['id'] !== undefined || one['email'] === other['email']);
  }

  protected override fields(): FieldDefinition[] {
    return this.fieldNames
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((name): FieldDefinition => {
        if (name === 'avatar') return this.#avatarField(name);
        const kind = known[name];
        return {
          kind: name,
          name,
          label: kind ? undefined : wordsOf(name),
          ...kind,
          attributes: { required: kind !== undefined },
        };
      });
  }

  #avatarField(name: string): FieldDefinition {
    const stored = this.session?.user && readKey(this.session.user, `${name}.url`);
    const source = this.#preview || imageAddress(stored);
    return {
      kind: name,
      name,
      attributes: { type: 'file', accept: 'image/*', required: false },
      below: source ? html`<img part="preview" src=${source} alt="" />` : undefined,
    };
  }

  protected override submitLabel(): MessageCode {
    return 'update-user';
  }

  protected override validate(form: HTMLFormElement): Record<string, Wording> {
    const megabytes = this.maxFileSize;
    const tooLarge = controlsOf(form).filter(({ files }) =>
      [...(files ?? [])].some(({ size }) => size > megabytes * MEGABYTE),
    );
    return Object.fromEntries(
      tooLarge.map(({ name }) => [name, () => ['file-too-large', { megabytes }] as const]),
    );
  }

  protected override async send(values: Values, _form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const controls = this.#changedControls.filter((control) => control.matches(':enabled'));
    const names = new Set(controls.map(({ name }) => name.replace(/\[\]$/, '')));
    const changed: Record<string, unknown> = Object.fromEntries(
      Object.entries(values).filter(([name]) => names.has(name)),
    );
    // What was emptied is not in the values of a form.
    for (const { name, type } of controls) {
      const key = name.replace(/\[\]$/, '');
      if (!(key in changed)) changed[key] = type === 'select-multiple' || key !== name ? [] : null;
    }
    if (Object.keys(changed).length > 0) {
      const { endpoint } = this;
      await updateUser(this.connections.require().auth, changed, { endpoint, from: this, signal });
      this.#settle();
    }
    this.#isSaved = true;
    this.connections.require().navigation.afterAction(this);
  }

  /** What was sent is what the account holds now. */
  #settle(): void {
    for (const control of this.#changedControls)
      if (control.type === 'file') control.value = '';
      else acceptControl(control);
    this.#showPreview(undefined);
  }

  protected override notice(): Said {
    return this.#isSaved ? this.say('user-updated') : super.notice();
  }
}

define('xano-profile-form', XanoProfileForm);

declare global {
  interface HTMLElementTagNameMap {
    'xano-profile-form': XanoProfileForm;
  }
}
