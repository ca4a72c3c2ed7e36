import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <xano-connection [attr.base-url]="baseUrl"></xano-connection>
    <header>
      <nav>
        <a routerLink="/">Home</a> <a routerLink="/orders">Orders</a> <a routerLink="/account">Account</a>
        <a routerLink="/login">Sign in</a>
        <a routerLink="/own-form">Own form</a>
      </nav>
      <input name="search" aria-label="Search" />
      <p id="who"><xano-user field="name"></xano-user></p>
    </header>
    <main><router-outlet /></main>
  `,
})
export class App {
  readonly baseUrl = XANO_BASE_URL;
}
