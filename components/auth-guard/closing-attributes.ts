// A guard that meets a word which it does not know must not open. Attributes that look like a rule and are none close
// it, and so do a `match` that is neither `any` nor `all`, and a `roles` without a role.

/** Names that authors, other libraries and other languages give to such rules. */
const RULE = new RegExp(
  [
    'role|requir|permi|privileg|scope|claim|allow|access|authori|polic|condition|capabilit|entitle|subscri|member|admin',
    '(^|-)(rol|(group|plan|tier|level|rank|right|rule|user|abilit)(s|ies|y)?\\b)',
    '^(auth|can|has|is|if|when|unless|only|for|needs?|must|visible|who|team)\\b',
    '^(type|test|filter)$',
  ].join('|'),
  'i',
);

/** The rules that there are, `condition` is a property; and what any element of the platform may have. */
const OWN = /^(roles|match|forbidden-to|accesskey|is|itemscope|(data|aria)-.*)$/;

/** Roles of the platform that a part of a page can have: they say what it is, not who may see it. */
const LANDMARK =
  /^(alert|article|dialog|form|group|main|navigation|none|presentation|region|search|status|tabpanel)$/;

/** What closes a guard, as a sentence for developers; nothing if nothing does. */
export const closingReason = (guard: Element & { readonly match: string | null }): string | undefined => {
  const isMatch = /^(any|all)$/.test(guard.match || 'any');
  const rule = [...guard.attributes].find(
    ({ name, value }) =>
      (!OWN.test(name) && RULE.test(name) && !(name === 'role' && LANDMARK.test(value))) ||
      // What a server's template writes where its variable is empty.
      (name === 'roles' && !/[^\s,]/.test(value)),
  );
  const found = isMatch ? rule && `${rule.name}="${rule.value}"` : `match="${guard.match}"`;
  return (
    found &&
    `${found} is no rule of <xano-auth-guard>, so it stays closed. There are roles="…" with a role, match="any" or "all", and the property condition.`
  );
};
