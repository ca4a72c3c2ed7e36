import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import './order-count.js';

const pages: Record<string, () => TemplateResult> = {
  '/': () => html`<h1>Home</h1>`,
  '/login': () => html`
    <h1>Sign in</h1>
    <xano-sign-in-form redirect-to="/account">
      <p slot="after"><a href="/sign-up">Make an account</a></p>
    </xano-sign-in-form>
  `,
  '/sign-up': () => html`
    <h1>Sign up</h1>
    <xano-sign-up-form redirect-to="/account">
      <label slot="fields"><input type="checkbox" name="terms" required /> I accept the terms</label>
    </xano-sign-up-form>
  `,
  '/own-form': () => html`
    <h1>Own form</h1>
    <xano-sign-in-form redirect-to="/account">
      <form method="dialog">
        <label>E-mail <input name="email" type="email" autocomplete="username" required /></label>
        <label>
          Password <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button>Go</button>
      </form>
    </xano-sign-in-form>
  `,
  '/orders': () => html`
    <xano-auth-guard redirect-to="/login">
      <h1>Orders</h1>
      <order-count id="orders"></order-count>
    </xano-auth-guard>
  `,
  '/account': () => html`
    <xano-auth-guard redirect-to="/login">
      <h1>Account</h1>
      <p id="hello">Hello <xano-user field="name"></xano-user></p>
      <xano-auth-guard roles="admin"><p id="admin">For administrators</p></xano-auth-guard>
      <xano-logout-button redirect-to="/"></xano-logout-button>
    </xano-auth-guard>
  `,
};

/** The app, with the smallest of routers. It draws in the page, where password managers and style sheets see it. */
@customElement('lit-app')
export class LitApp extends LitElement {
  @state() private path = location.pathname;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.show);
    this.addEventListener('click', this.follow);
    document.addEventListener('xano-navigate', this.navigate);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.show);
    this.removeEventListener('click', this.follow);
    document.removeEventListener('xano-navigate', this.navigate);
  }

  private readonly show = (): void => {
    this.path = location.pathname;
  };

  private go(url: URL, replace = false): void {
    history[replace ? 'replaceState' : 'pushState'](null, '', url);
    this.show();
  }

  private readonly follow = (event: MouseEvent): void => {
    const link = (event.target as Element).closest('a');
    if (!link || link.origin !== location.origin) return;
    event.preventDefault();
    this.go(new URL(link.href));
  };

  private readonly navigate = (event: DocumentEventMap['xano-navigate']): void => {
    if (event.url.origin !== location.origin) return;
    event.preventDefault();
    this.go(event.url, event.replace);
  };

  protected override render(): TemplateResult {
    return html`
      <xano-connection base-url=${import.meta.env.VITE_XANO_BASE_URL}></xano-connection>
      <header>
        <nav>
          <a href="/">Home</a> <a href="/orders">Orders</a> <a href="/account">Account</a>
          <a href="/login">Sign in</a> <a href="/own-form">Own form</a>
        </nav>
        <input name="search" aria-label="Search" />
        <p id="who"><xano-user field="name"></xano-user></p>
      </header>
      <main>${pages[this.path]?.()}</main>
    `;
  }
}
