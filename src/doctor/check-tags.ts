// Mistakes in the tags of a page that can be seen without asking a backend.
import { checkCloak } from './check-cloak.js';
import type { Finding } from './finding.js';
import { closest, descendants, isInside, named, quote } from './examined-page.js';
import type { Page, Tag } from './examined-page.js';
import type { ConnectionTag } from './read-tag-settings.js';

const forms = ['xano-sign-in-form', 'xano-sign-up-form'];
/** Elements that need a connection. */
const users = [...forms, 'xano-logout-button', 'xano-auth-guard', 'xano-user'];

export function checkTags(page: Page, connections: readonly ConnectionTag[]): Finding[] {
  return [
    ...checkWhichConnection(page, connections),
    ...connections.flatMap(({ tag }) => tag.children.flatMap(checkHosts)),
    ...named(page, 'form').flatMap(checkForm),
    ...page.tags.flatMap(checkField),
    ...checkCloak(page),
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

/** Finds hosts that fit no page. */
function checkHosts(tag: Tag): Finding[] {
  const host = tag.attributes.hosts?.split(/\s+/).find((one) => /[/\\]|,$/.test(one));
  if (host === undefined) return [];
  const message = `hosts="${tag.attributes.hosts}" fits no page: "${host}" is not a host.`;
  const fix = 'Write host names with spaces between them, such as hosts="app.example.com localhost:5173".';
  return [{ severity: 'error', code: 'hosts', message, fix, line: tag.line }];
}

/** Finds forms that the browser would submit by GET, password included, before the script has run or without it. */
function checkForm(form: Tag): Finding[] {
  const isEnhanced = closest(form.parent, ({ name }) => forms.includes(name)) !== undefined;
  const hasPassword = descendants(form).some(
    ({ name, attributes }) => name === 'input' && /^password$/i.test(attributes.type ?? ''),
  );
  const isPost = /^(post|dialog)$/i.test(form.attributes.method ?? '');
  if (isPost || !(isEnhanced || hasPassword)) return [];
  const message = `The ${quote(form)} has no method="dialog": submitted before the script runs, it writes the password into the address.`;
  const fix = 'Write <form method="dialog">.';
  return [{ severity: 'error', code: 'form-method', message, fix, line: form.line }];
}

/** Finds controls of the page's own in a form element that no body takes up. */
function checkField(control: Tag): Finding[] {
  if (!/^(input|select|textarea)$/.test(control.name) || control.attributes.name) return [];
  if (/^(submit|button|reset|image)$/i.test(control.attributes.type ?? '')) return [];
  const slotted = closest(control, ({ attributes }) => attributes.slot === 'fields');
  if (!slotted?.parent?.name.startsWith('xano-')) return [];
  const message = `The ${quote(control)} in slot="fields" has no name, so it is not sent.`;
  const fix = 'Write name="…", the key of the endpoint\'s input.';
  return [{ severity: 'warning', code: 'field-name', message, fix, line: control.line }];
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
