import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

const schemas = [CUSTOM_ELEMENTS_SCHEMA];

@Component({ template: '<h1>Home</h1>' })
export class Home {}

@Component({
  imports: [RouterLink],
  schemas,
  template: `
    <h1>Sign in</h1>
    <xano-sign-in-form redirect-to="/account">
      <p slot="after"><a routerLink="/sign-up">Make an account</a></p>
    </xano-sign-in-form>
  `,
})
export class SignIn {}

@Component({
  schemas,
  template: `
    <h1>Sign up</h1>
    <xano-sign-up-form redirect-to="/account">
      <label slot="fields"><input type="checkbox" name="terms" required /> I accept the terms</label>
    </xano-sign-up-form>
  `,
})
export class SignUp {}

@Component({
  schemas,
  template: `
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
})
export class OwnForm {}

@Component({
  schemas,
  host: { '(document:xano-set-user)': 'load()', '(document:xano-clear-session)': 'load()' },
  template: `
    <xano-auth-guard redirect-to="/login">
      <h1>Orders</h1>
      <p id="orders">{{ count() === undefined ? 'Loading' : count() + ' orders' }}</p>
    </xano-auth-guard>
  `,
})
export class Orders {
  readonly count = signal<number | undefined>(undefined);

  ngOnInit(): void {
    void this.load();
  }

  /** What is not in a template is there from the start, shown or not: it asks when somebody has signed in, and forgets when the session ends. */
  async load(): Promise<void> {
    const connection = document.querySelector('xano-connection');
    this.count.set(undefined);
    if (connection?.auth?.$session.get().status !== 'signed-in') return;
    const orders = await connection.fetch('/orders').catch(() => undefined);
    if (orders?.ok) this.count.set(((await orders.json()) as unknown[]).length);
  }
}

@Component({
  schemas,
  template: `
    <xano-auth-guard redirect-to="/login">
      <h1>Account</h1>
      <p id="hello">Hello <xano-user field="name"></xano-user></p>
      <xano-auth-guard roles="admin"><p id="admin">For administrators</p></xano-auth-guard>
      <xano-logout-button redirect-to="/"></xano-logout-button>
    </xano-auth-guard>
  `,
})
export class Account {}
