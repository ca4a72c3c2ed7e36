// A guard that meets a word which it does not know must not open. Attributes that look like a rule and are none close
// it, and so does a `match` that is neither `any` nor `all`.

/** Names that authors, other libraries and other languages give to such rules. */
const RULE =
  /role|requir|permi|scope|claim|allow|grant|access|polic|privileg|condition|(^|-)(groups?|can|has|if|when|only|for)(-|$)/i;

/** What a guard has itself; all but `roles`, `match` and `condition` (a property) are no rules. */
const OWN = new Set(['roles', 'match', 'redirect-to', 'forbidden-to', 'connection']);

/** Roles of the platform that a part of a page can have: they say what it is, not who may see it. */
const ARIA_ROLE =
  /^(alert|alertdialog|application|article|banner|complementary|contentinfo|dialog|document|feed|figure|form|group|list|listitem|log|main|menu|navigation|none|note|presentation|region|search|section|status|tabpanel|toolbar)$/i;

/** What closes a guard, as a sentence for developers; nothing if nothing does. */
export const closingReason = (guard: Element & { readonly match: string | null }): string | undefined => {
  const { match } = guard;
  if (match && match !== 'any' && match !== 'all')
    return `match="${match}" means nothing to <xano-auth-guard>, so it stays closed. Write "any" or "all".`;
  for (const { name, value } of guard.attributes) {
    if (OWN.has(name) || /^(data|aria)-/.test(name) || !RULE.test(name)) continue;
    if (name === 'role' && ARIA_ROLE.test(value)) continue;
    const cure = /condition|if|when/.test(name)
      ? 'set the property `condition` to a function'
      : `write roles="${value}"`;
    return `${name}="${value}" means nothing to <xano-auth-guard>, so it stays closed. To let in some people only, ${cure}.`;
  }
  return undefined;
};
