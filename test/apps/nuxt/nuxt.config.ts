import { defineNuxtConfig } from 'nuxt/config';

export default defineNuxtConfig({
  css: ['xano-auth-elements/cloak.css'],
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('xano-') } },
  app: { head: { htmlAttrs: { lang: 'en' }, title: 'Nuxt', link: [{ rel: 'icon', href: 'data:,' }] } },
  runtimeConfig: { public: { xanoBaseUrl: process.env['XANO_BASE_URL'] ?? '' } },
  telemetry: false,
  compatibilityDate: '2026-11-01',
});
