import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

// Where the packages lie: not in this folder, but in the one around it.
const root = fileURLToPath(new URL('..', import.meta.url));

export default {
  // As Next's generator writes it: pages that were left stay in the document, hidden.
  cacheComponents: true,
  partialPrefetching: true,
  turbopack: { root },
  outputFileTracingRoot: root,
} satisfies NextConfig;
