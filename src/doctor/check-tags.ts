// Mistakes in the tags of a page that can be seen without asking a backend.
import type { Finding } from './finding.js';
import { closest, descendants, isInside, named, quote } from './examined-page.js';
import type { Page, Tag } from './examined-page.js';
import { attributesOf } from './read-tag-settings.js';
import type { ConnectionTag } from './read-tag-settings.js';

const forms = ['xano-sign-in-form', 'xano-sign-up-form'];
/** Elements that need a connection. */
const users = [...forms, 'xano-logout-button', 'xano-auth-guard', 'xano-user'];

export function checkTags(page: Page, connections: readonly ConnectionTag[]): Finding[] {
  return [
    ...checkWhichConnection(page, connections),
    ...connections.flatMap(({ tag }) => [tag, ...tag.children].flatMap(checkAttributes)),
    ...named(page, 'form').flatMap(checkForm),
    ...checkGuards(page),
    ...page.tags.flatMap(checkClosing),
    ...page.tags.flatMap(checkFileAddress),
    ...checkSecrets(page),
  ];
}

/** Each element must know which backend it talks to. */
function checkWhichConnection(page: Page, connections: readonly ConnectionTag[]): Finding[] {
  if (connections.length === 0) {
    const isUsed = named(page, ...users).length > 0;
    const message = isUsed
      ? 'No <xano-connection> found; forms do nothing and guarded content stays hidden.'
      : 'No <xano-connection> found, and no other element of this library.';
    const fix = 'Write <xano-connection base-url="…"></xano-connection>, with the Base URL of the API group.';
    return [{ severity: 'error', code: 'no-connection', message, fix }];
  }
  const ids = page.tags.flatMap(({ attributes }) => attributes.id ?? []);
  const isConnection = (id: string) => connections.some(({ tag }) => tag.attributes.id === id);
  return named(page, ...users).flatMap((tag): Finding[] => {
    const { line } = tag;
    const id = tag.attributes.connection;
    if (id) {
      const count = ids.filter((other) => other === id).length;
      if (isConnection(id) && count === 1) return [];
      const message = isConnection(id)
        ? `${quote(tag)} names connection="${id}", but ${count} elements have that id.`
        : `${quote(tag)} names connection="${id}", but no <xano-connection> has that id.`;
      const fix = `Give id="${id}" to the <xano-connection> that is meant, and to nothing else.`;
      return [{ severity: 'error', code: 'unknown-connection', message, fix, line }];
    }
    if (connections.length === 1 || isInside(tag, 'xano-connection')) return [];
    const message = `${connections.length} connections; ${quote(tag)} does not say which it uses.`;
    const fix = 'Write connection="id", with the id of one of them.';
    return [{ severity: 'error', code: 'several-connections', message, fix, line }];
  });
}

/** `baseurl` and `base_url` are as good as nothing. */
function checkAttributes(tag: Tag): Finding[] {
  const known = attributesOf[tag.name];
  if (!known) return [];
  const findings = Object.keys(tag.attributes).flatMap((attribute): Finding[] => {
    if (known.has(attribute) || forAnyElement.test(attribute)) return [];
    const plain = (text: string) => text.replace(/[-_]/g, '');
    const meant = [...known].find((name) => plain(name) === plain(attribute));
    const message = `<${tag.name}> has no attribute "${attribute}".`;
    const fix = meant ? `Write ${meant}="…".` : undefined;
    return [
      { severity: meant ? 'error' : 'warning', code: 'unknown-attribute', message, fix, line: tag.line },
    ];
  });
  const host = tag.attributes.hosts?.split(/\s+/).find((one) => /[/\\]|,$/.test(one));
  if (host === undefined) return findings;
  const message = `hosts="${tag.attributes.hosts}" fits no page: "${host}" is not a host.`;
  const fix = 'Write host names with spaces between them, such as hosts="app.example.com localhost:5173".';
  return [...findings, { severity: 'error', code: 'hosts', message, fix, line: tag.line }];
}

const forAnyElement =
  /^(id|class|style|slot|part|hidden|title|lang|dir|inert|role|nonce|is|(data|aria|x|v)-[-\w:.]*|on[a-z]+|[@:].*)$/;

/** Finds forms that the browser would submit by GET, password included, before the script has run or without it. */
function checkForm(form: Tag): Finding[] {
  const isEnhanced = closest(form.parent, ({ name }) => forms.includes(name)) !== undefined;
  const hasPassword = descendants(form).some(
    ({ name, attributes }) => name === 'input' && /^password$/i.test(attributes.type ?? ''),
  );
  const isPost = /^(post|dialog)$/i.test(form.attributes.method ?? '');
  if (isPost || !(isEnhanced || hasPassword)) return [];
  const message = `The ${quote(form)} has no method="post": submitted before the script runs, it writes the password into the address.`;
  const fix = 'Write <form method="post">.';
  return [{ severity: 'error', code: 'form-method', message, fix, line: form.line }];
}

/** Finds guarded content that is not in a template: visitors see it until the script has run. */
function checkGuards(page: Page): Finding[] {
  const cloaked = isCloaked(page);
  return named(page, 'xano-auth-guard').flatMap((guard) => checkGuard(guard, cloaked));
}

function checkGuard(guard: Tag, cloaked: boolean): Finding[] {
  if (isInside(guard, 'template')) return [];
  const bare = guard.children.filter(({ name, attributes }) => name !== 'template' && !attributes.slot);
  const hasText = guard.text.trim() !== '';
  if (bare.length === 0 && !hasText) return [];
  const { line } = guard;
  if (!cloaked) {
    const message = `The content of ${quote(guard)} can be seen until the script has run.`;
    const fix = 'Put it into <template>…</template> inside the guard, or cloak.css into the head.';
    return [{ severity: 'warning', code: 'guard-cloak', message, fix, line }];
  }
  if (!hasText) return [];
  const message = `The text right inside ${quote(guard)} can be seen until the script has run: cloak.css hides elements only.`;
  return [{ severity: 'warning', code: 'guard-cloak', message, fix: 'Put it into <template> or <p>.', line }];
}

function isCloaked(page: Page): boolean {
  return (
    named(page, 'link').some(({ attributes }) => /cloak[^/]*\.css/i.test(attributes.href ?? '')) ||
    named(page, 'style').some(({ text }) => /xano-auth-guard:not\(:defined\)/.test(text))
  );
}

/** HTML ignores the slash of `<xano-user />`: all that follows becomes its content. */
function checkClosing(tag: Tag): Finding[] {
  if (!tag.selfClosing || !tag.name.startsWith('xano-')) return [];
  const message = `<${tag.name} /> is not closed: HTML takes all that follows for its content.`;
  const fix = `Write <${tag.name}></${tag.name}>.`;
  return [{ severity: 'warning', code: 'self-closing', message, fix, line: tag.line }];
}

function checkFileAddress({ name, attributes, line }: Tag): Finding[] {
  const found = [attributes.src, attributes.href].some((address) => /^\s*file:/i.test(address ?? ''));
  if (!found) return [];
  const message = `The <${name}> loads a file:// address, which is on your disk only.`;
  const fix = 'Put the file beside the page and write its relative address.';
  return [{ severity: 'error', code: 'file-url', message, fix, line }];
}

/** Looks for Xano's keys and tokens, which all begin with `eyJ`. The finding does not repeat what it found. */
function checkSecrets(page: Page): Finding[] {
  const at = page.source.search(/\beyJ[\w-]{12,}\.[\w-]{12,}\.[\w-]{10,}/);
  if (at < 0) return [];
  const line = page.source.slice(0, at).split('\n').length;
  const message = 'A key or a token stands in the page, where anyone can read it.';
  const fix =
    'Take it out, and revoke it in Xano. A page needs no key: the connection is told the Base URL only.';
  return [{ severity: 'error', code: 'secret-in-page', message, fix, line }];
}
