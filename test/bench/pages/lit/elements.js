// The same in bare Lit: a form, a guard and a user, on the hand-written session.
import { css, html, LitElement, nothing } from 'lit';
import { auth } from '../plain/auth.js';

class AuthElement extends LitElement {
  connectedCallback() {
    super.connectedCallback();
    this.stop = auth.listen(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }
}

class SignInForm extends AuthElement {
  static properties = { pending: { state: true }, error: { state: true }, fields: { state: true } };

  static styles = css`
    :host {
      --accent: light-dark(#2f5bd7, #9db8ff);
      --error: light-dark(#b3261e, #ff9d94);
    }
    form {
      display: grid;
      gap: 16px;
    }
    label {
      display: block;
      margin-bottom: 6px;
      font-weight: 600;
    }
    input,
    button {
      box-sizing: border-box;
      width: 100%;
      min-height: 44px;
      padding: 4px 12px;
      border: 1px solid light-dark(#868c96, #7d838d);
      border-radius: 8px;
      background: light-dark(#fff, #1c1e22);
      color: inherit;
      font: inherit;
    }
    button {
      border: 0;
      background: var(--accent);
      color: light-dark(#fff, #0d1a3f);
      font-weight: 600;
      cursor: pointer;
    }
    button[aria-disabled='true'] {
      opacity: 0.7;
      cursor: progress;
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    [aria-invalid='true'] {
      border-color: var(--error);
    }
    .error {
      margin: 6px 0 0;
      color: var(--error);
      font-size: 0.875em;
    }
    .error:empty {
      display: none;
    }
  `;

  constructor() {
    super();
    this.pending = false;
    this.error = '';
    this.fields = {};
  }

  async submit(event) {
    event.preventDefault();
    if (this.pending) return;
    const form = event.target;
    const missing = [...form.querySelectorAll('input')].find((input) => !input.validity.valid);
    this.error = '';
    this.fields = missing ? { [missing.id]: missing.validationMessage } : {};
    if (missing) return missing.focus();
    const data = new FormData(form);
    this.pending = true;
    try {
      await auth.signIn(data.get('email'), data.get('password'));
    } catch (error) {
      this.error = error.message;
    } finally {
      this.pending = false;
    }
  }

  field(id, label, type, autocomplete) {
    const error = this.fields[id];
    return html`<div>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        name=${id}
        type=${type}
        autocomplete=${autocomplete}
        required
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="${id}-error"
      />
      <p id="${id}-error" class="error">${error}</p>
    </div>`;
  }

  render() {
    if (auth.status === 'signed-in') return nothing;
    if (auth.status === 'restoring') return html`<p role="status">One moment …</p>`;
    return html`<form method="post" novalidate @submit=${this.submit}>
      ${this.field('email', 'E-mail', 'email', 'username')}
      ${this.field('password', 'Password', 'password', 'current-password')}
      <div class="error" role="alert">${this.error}</div>
      <button aria-disabled=${String(this.pending)}>Sign in</button>
    </form>`;
  }
}

class AuthGuard extends AuthElement {
  updated() {
    const [template, ...content] = this.children;
    if (auth.status !== 'signed-in') for (const node of content) node.remove();
    else if (content.length === 0) this.append(document.importNode(template.content, true));
  }

  render() {
    return html`<slot></slot>`;
  }
}

class UserField extends AuthElement {
  static properties = { field: {} };

  createRenderRoot() {
    return this;
  }

  render() {
    return auth.user?.[this.field] ?? '';
  }
}

class LogOutButton extends AuthElement {
  render() {
    return auth.user ? html`<button @click=${auth.signOut}>Log out</button>` : nothing;
  }
}

customElements.define('lit-sign-in-form', SignInForm);
customElements.define('lit-auth-guard', AuthGuard);
customElements.define('lit-user', UserField);
customElements.define('lit-log-out-button', LogOutButton);

export { auth };

export const add = (template) =>
  document.querySelector('main').append(document.importNode(template.content, true));
