// The page's own call as the signed-in user, in the apps without a framework.
customElements.define(
  'order-count',
  class extends HTMLElement {
    async connectedCallback() {
      try {
        // Turbo shows a page of its cache first, which has no connection yet, and takes it away soon.
        const orders = await document.querySelector('xano-connection')?.fetch('/orders');
        if (orders) this.textContent = `${(await orders.json()).length} orders`;
      } catch (error) {
        if (this.isConnected) throw error;
      }
    }
  },
);
