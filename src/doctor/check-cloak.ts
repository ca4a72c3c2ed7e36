// Content that visitors see until the script has run, though it is meant for later: what a guard holds, and what stands
// in the slot of a state. A template hides it, or the cloaking style sheet.
import { isInside, named, quote } from './examined-page.js';
import type { Page, Tag } from './examined-page.js';
import type { Finding } from './finding.js';

/** Slots that are shown in one state only. `pending` is meant to be seen at once. */
const stateSlots = new Set([
  'done',
  'next-step',
  'signed-in',
  'signed-out',
  'confirm',
  'expired',
  'failed',
  'forbidden',
  'error',
]);

export function checkCloak(page: Page): Finding[] {
  if (isCloaked(page)) return [];
  return [...named(page, 'xano-auth-guard').flatMap(checkGuard), ...page.tags.flatMap(checkStates)];
}

function checkGuard(guard: Tag): Finding[] {
  if (isInside(guard, 'template')) return [];
  const bare = guard.children.filter(({ name, attributes }) => name !== 'template' && !attributes.slot);
  const hasText = guard.text.trim() !== '';
  if (bare.length === 0 && !hasText) return [];
  const { line } = guard;
  const message = `The content of ${quote(guard)} can be seen until the script has run.`;
  const fix = 'Put it into <template>…</template> inside the guard, or cloak.css into the head.';
  return [{ severity: 'warning', code: 'guard-cloak', message, fix, line }];
}

function checkStates(tag: Tag): Finding[] {
  if (!tag.name.startsWith('xano-') || isInside(tag, 'template')) return [];
  const shown = tag.children.filter(
    ({ name, attributes }) => name !== 'template' && stateSlots.has(attributes.slot ?? ''),
  );
  if (shown.length === 0) return [];
  const slots = shown.map(({ attributes }) => `slot="${attributes.slot}"`).join(', ');
  const message = `${slots} in ${quote(tag)} can be seen until the script has run.`;
  const fix = 'Put cloak.css into the head: <link rel="stylesheet" href="…/cloak.css">.';
  return [{ severity: 'warning', code: 'slot-cloak', message, fix, line: tag.line }];
}

function isCloaked(page: Page): boolean {
  return (
    named(page, 'link').some(({ attributes }) => /(cloak|\bxano)[^/]*\.css/i.test(attributes.href ?? '')) ||
    named(page, 'style').some(({ text }) => /xano-auth-guard:not\(:defined\)/.test(text))
  );
}
