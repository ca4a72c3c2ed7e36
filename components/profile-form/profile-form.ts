// Changes what the account of the user holds.
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { keepNotice, updateUser } from '../../src/account/index.js';
import { AuthError, isAuthError, type Status, type User, type Values } from '../../src/core/index.js';
import { readKey, sessionKey } from '../../src/core/internal.js';
import '../account/texts.js';
import { AuthForm, type View } from '../form/auth-form.js';
import type { FieldDefinition } from '../form/field-definition.js';
import { type Control, controlsOf, isNeverSent, isReadHere, isSecret, keyOf } from '../form/form-values.js';
import type { MessageCode, Said, Wording } from '../messages/messages.js';
import { define } from '../shared/define.js';
import { imageAddress } from '../shared/image-address.js';
import { button } from '../shared/styles/button.styles.js';
import { beginSaving, emptied, endSaving, isChanged, isUnloaded, loadControls } from './control-values.js';
import { profileFields } from './profile-fields.js';
import { styles } from './profile-form.styles.js';

const MEGABYTE = 1_000_000;

/**
 * A form with what the account holds: fields that it draws, or the page's own. It is filled from the user, sends only
 * what was changed, and then asks for the user anew. What was typed stays when the session ends in the middle; not in a
 * guard, whose content goes with the session.
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
    fields: {},
    maxFileSize: { type: Number, attribute: 'max-file-size' },
  };

  /** Where to navigate when the changes are saved. Default: nowhere. */
  declare redirectTo?: string | undefined;
  /** `[METHOD] [api:GROUP]/path` that takes what was changed. @default 'PATCH /auth/me' */
  declare endpoint?: string | undefined;
  /** Keys of the user that it draws fields for, separated by spaces; empty for none beside the page's own. `avatar` is a picture. @default 'name email' */
  declare fields: string;
  /** Megabytes that a file may have. @default 5 */
  declare maxFileSize: number;

  /** What was loaded into the form last. */
  #loaded: User | undefined;
  /** The session of that user. */
  #loadedIn: symbol | undefined;
  #isSaved = false;
  #preview = '';

  constructor() {
    super();
    this.fields = 'name email';
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
    const controls = this.form ? controlsOf(this.form) : [];
    return controls.filter((control) => control.name && !isReadHere(control.name) && isChanged(control));
  }

  /** Unsaved changes are not lost by a slip. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.#changedControls.length > 0) event.preventDefault();
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

  protected override willUpdate(): void {
    const user = this.session?.user;
    // Another person's values must not stay in the form.
    if (user && this.#loaded && this.#isOther(this.#loaded, user)) this.reset();
    super.willUpdate();
  }

  /** Who has no id is the same in one session, whatever address they change to; in two, by the address. */
  #isOther(one: User, other: User): boolean {
    const isKnown = (key: string) => one[key] !== undefined || other[key] !== undefined;
    if (isKnown('id')) return one['id'] !== other['id'];
    const { session } = this;
    if (session && sessionKey(session) === this.#loadedIn) return false;
    return !isKnown('email') || one['email'] !== other['email'];
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { session } = this;
    const user = session?.user;
    if (!user || !this.form) return;
    const isKnown = user === this.#loaded;
    this.#loaded = user;
    this.#loadedIn = sessionKey(session);
    const named = controlsOf(this.form).filter(({ name }) => name);
    // Those that came into the page since, of a user who is known.
    const wanted = isKnown ? named.filter(isUnloaded) : named;
    loadControls(wanted, ({ name }) => readKey(user, keyOf(name)));
  }

  protected override drawnFields(): FieldDefinition[] {
    const { user } = this.session ?? {};
    return profileFields(this.fields, this.#preview || imageAddress(user && readKey(user, 'avatar.url')));
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
    const controls = this.#changedControls.filter(
      (control) => control.matches(':enabled') && !isNeverSent(keyOf(control.name)),
    );
    if (controls.length > 0) await this.#save(controls, values, signal);
    // What was typed meanwhile is neither saved nor to be left behind.
    if (this.#changedControls.some((control) => control.matches(':enabled'))) return;
    this.#isSaved = true;
    if (this.redirectTo) keepNotice('user-updated');
    this.connections.require().navigation.afterAction(this);
  }

  async #save(controls: readonly Control[], values: Values, signal: AbortSignal): Promise<void> {
    const { endpoint } = this;
    const secretFields = controls.filter(isSecret).map(({ name }) => keyOf(name));
    const changed = Object.fromEntries(
      controls.map((control) => {
        const key = keyOf(control.name);
        return [key, Object.hasOwn(values, key) ? values[key] : emptied(control)];
      }),
    );
    controls.forEach(beginSaving);
    let isSaved = false;
    try {
      await updateUser(this.connections.require().auth, changed, {
        endpoint,
        secretFields,
        from: this,
        signal,
      });
      isSaved = true;
    } catch (error) {
      throw this.#atIdentifier(error, changed);
    } finally {
      for (const control of controls) endSaving(control, isSaved);
    }
    // A picture that was chosen meanwhile is still to be saved.
    if (!this.#changedControls.some(({ type }) => type === 'file')) this.#showPreview(undefined);
  }

  /** What is taken is what says who somebody is. */
  #atIdentifier(error: unknown, changed: Values): unknown {
    if (!isAuthError(error) || error.code !== 'account-exists') return error;
    const { code, message, status, endpoint, userMessage } = error;
    const field = ['email', 'username', 'phone'].find((name) => Object.hasOwn(changed, name));
    return new AuthError(code, message, { status, endpoint, userMessage, field, cause: error });
  }

  /** Somebody who is signed in cannot sign in instead: what they have entered is another one's. */
  protected override textOf({ code }: AuthError): MessageCode {
    return code === 'account-exists' ? 'details-taken' : code;
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
