// Pages as two builders of websites publish them: stand-ins, not the builders. Where their facts come from:
// - Webflow: sites that were exported into public repositories (`data-wf-site`, `w-embed`, `w-form` with `w-form-done`
//   and `w-form-fail`, the rules for `label`, `button` and inputs) and the module "Forms" of their webflow.js: it notes
//   each form below `.w-form` when it starts, and answers `submit` on the document for all of them.
// - WeWeb: the public ww-html (its HTML element: Vue's `v-html`, drawn anew when the window's size changes) and front
//   ends that were exported into public repositories (vue-router with plain addresses as
//   `wwLib.getFrontRouter()`, the application mounted in `#app` over what was prerendered there).

const escaped = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');

const webflowStyles = `
* { box-sizing: border-box }
body { margin: 0; font: 14px/20px Arial, sans-serif; color: #333 }
label { display: block; margin-bottom: 5px; font-weight: bold }
p { margin-top: 0; margin-bottom: 10px }
button { border: 0; cursor: pointer; -webkit-appearance: button }
.w-form { margin: 0 0 15px }
.w-form-done, .w-form-fail { display: none }
.w-input { display: block; width: 100%; height: 38px; padding: 8px 12px; margin-bottom: 10px; border: 1px solid #ccc }
.w-embed::before, .w-embed::after { content: ' '; display: table; grid-area: 1 / 1 / 2 / 2 }`;

/** Takes over each form of a form block: what it would have sent is in `taken`. */
const webflowScript = `
globalThis.taken = [];
const noted = new Map();
for (const form of document.querySelectorAll('.w-form form')) {
  for (const button of form.querySelectorAll('[type=submit]')) button.disabled = false;
  form.setAttribute('aria-label', form.getAttribute('data-name') ?? 'Form');
  noted.set(form, !form.getAttribute('action'));
}
document.addEventListener('submit', (event) => {
  for (let form = event.target; (form = form?.closest('.w-form form')); form = form.parentElement) {
    if (!noted.has(form)) throw new Error('a form that the builder does not know');
    if (!noted.get(form)) continue;
    event.preventDefault();
    taken.push([...form.querySelectorAll('input:not([type=submit])')].map(({ name }) => name).join());
    form.closest('.w-form').querySelector('.w-form-done').style.display = 'block';
  }
});`;

export const embed = (html: string): string => `<div class="w-embed">${html}</div>`;

/** A form that somebody has drawn in the designer, around `inside`. */
export const formBlock = (inside = ''): string => `<div class="form-block w-form">
<form id="wf-form-Newsletter" name="wf-form-Newsletter" data-name="Newsletter" method="get" data-wf-page-id="66f0">
<label for="news">News by e-mail</label>
<input class="w-input" maxlength="256" name="news" data-name="news" type="email" id="news" required>
<input type="submit" data-wait="Please wait..." class="w-button" value="Subscribe">${inside}</form>
<div class="w-form-done"><div>Thank you!</div></div>
<div class="w-form-fail"><div>Oops!</div></div></div>`;

/** @param head the site's head code  @param navbar embed in the component of every page  @param body of the page */
export const webflowPage = (head: string, navbar: string, body: string): string => `<!DOCTYPE html>
<html data-wf-domain="example.webflow.io" data-wf-page="66f0" data-wf-site="66ef" lang="en">
<head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,"><style>${webflowStyles}</style>
<script>document.documentElement.className += ' w-mod-js';</script>
${head}</head>
<body class="body"><div role="banner" class="navbar w-nav"><div class="w-container">${embed(navbar)}</div></div>
<section class="section"><div class="w-layout-blockcontainer w-container">${body}</div></section>
<script>${webflowScript}</script></body></html>`;

/**
 * The one document of a WeWeb application, for all of its addresses.
 * @param head the custom scripts of the head
 * @param views what the HTML element of each page holds, by path
 * @param prerendered the path whose page is in the document already
 */
export const wewebPage = (head: string, views: Record<string, string>, prerendered: string): string => {
  const holder = (html: string) => `<div class="ww-html"><div class="html-holder">${html}</div></div>`;
  return `<!DOCTYPE html><html lang="en">
<head><meta charset="utf-8"><base href="/"><title>App</title><link rel="icon" href="data:,">
${head}</head>
<body><div id="app">${holder(views[prerendered] ?? '')}</div>
<script type="module">
import { createApp, nextTick } from '/node_modules/vue/dist/vue.esm-browser.prod.js';
const views = ${escaped(JSON.stringify(views))};
const html = JSON.parse(views);
const app = createApp({
  data: () => ({ path: location.pathname, isReset: false }),
  computed: { source() { return this.isReset ? null : html[this.path]; } },
  methods: {
    reinit() { this.isReset = true; nextTick(() => (this.isReset = false)); },
  },
  mounted() { addEventListener('resize', this.reinit); },
  template: '<div class="ww-html" :key="path"><div v-if="source" class="html-holder" v-html="source"></div></div>',
});
let view;
const show = () => view && (view.path = location.pathname);
const router = {
  async push(address) { history.pushState({}, '', address); show(); },
  async replace(address) { history.replaceState({}, '', address); show(); },
};
addEventListener('popstate', show);
globalThis.wwLib = { getFrontRouter: () => router };
// The application waits for its plugins and data before it is mounted.
await new Promise((resolve) => setTimeout(resolve, 50));
view = app.mount('#app');
</script></body></html>`;
};
