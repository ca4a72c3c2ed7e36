import { LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';

const EVENTS = ['xano-set-user', 'xano-clear-session'] as const;

@customElement('order-count')
export class OrderCount extends LitElement {
  @state() private count?: number;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const name of EVENTS) document.addEventListener(name, this.load);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const name of EVENTS) document.removeEventListener(name, this.load);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  /** What is not in a template is there from the start, shown or not: it asks when somebody has signed in, and forgets when the session ends. */
  private readonly load = async (): Promise<void> => {
    const connection = document.querySelector('xano-connection');
    this.count = undefined;
    if (connection?.auth?.$session.get().status !== 'signed-in') return;
    const orders = await connection.fetch('/orders').catch(() => undefined);
    if (orders?.ok) this.count = ((await orders.json()) as unknown[]).length;
  };

  protected override render(): string {
    return this.count === undefined ? 'Loading' : `${this.count} orders`;
  }
}
