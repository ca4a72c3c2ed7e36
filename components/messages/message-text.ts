// A text of a language: plain, or with a form for each plural.

/** A text; one that counts something may have a form for each plural of its language (`Intl.PluralRules`). */
export type MessageText =
  string | ({ readonly [plural in Intl.LDMLPluralRule]?: string } & { readonly other: string });
