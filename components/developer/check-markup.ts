// Names the attributes, slots and tags of the page that mean nothing to our elements, with the likely right one. For
// developers on their own machine: loaded there only, some time after the page.
import type { ReactiveElement } from 'lit';
import { unclobbered } from '../../src/core/internal.js';
import { likelyName, meantDataAttribute, tagAliases } from '../../src/doctor/likely-name.js';
import { parsePasswordRules } from '../form/password-rules.js';
import en from '../messages/en.js';
import { isGenerated } from '../shared/generated.js';
import { knownSlots, knownValues, synonyms } from './known-markup.js';

/** Attributes that any element may have, and those of frameworks. */
const GLOBAL =
  /^(accesskey|autocapitalize|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item(id|prop|ref|scope|type)|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|writingsuggestions|defer-hydration|key|ref)$|^(data|aria|v|x|hx|ng|wire|client|transition|up|turbo)-|^on|[^a-z-]/;

const PREFIX = 'xano-';

/** What a table says of a word of the page, which may be called `constructor`. */
const entryOf = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** The word that was probably meant. */
const likely = (word: string, known: readonly string[], meant: Readonly<Record<string, string>> = {}) =>
  entryOf(meant, word) ?? likelyName(word, known);

const sentence = (
  found: string,
  element: string,
  meant: string | undefined,
  write: (word: string) => string,
) => `${found} means nothing to ${element}.${meant === undefined ? '' : ` Did you mean ${write(meant)}?`}`;

const problemsOfAttributes = (element: Element, type: typeof ReactiveElement): string[] =>
  [...element.attributes].flatMap(({ name, value }) => {
    const known = type.observedAttributes;
    const tag = `<${element.localName}>`;
    if (known.includes(name)) {
      const isBoolean = [...type.elementProperties].some(
        ([key, { attribute, type: kind, converter }]) =>
          name === (typeof attribute === 'string' ? attribute : String(key).toLowerCase()) &&
          kind === Boolean &&
          !converter,
      );
      const words = entryOf(entryOf(knownValues, element.localName) ?? {}, name);
      if (words && value && !words.includes(value))
        return [`${name}="${value}" means nothing to ${tag}. There is ${words.join(', ')}.`];
      return isBoolean && value === 'false'
        ? [
            `${name}="false" on ${tag} switches it on: HTML looks only at whether the attribute is there. Leave it out.`,
          ]
        : [];
    }
    if (GLOBAL.test(name)) return [];
    const meant = likely(name, known, synonyms.attributes[element.localName]);
    return [sentence(`The attribute ${name}`, tag, meant, (word) => word)];
  });

/** On any element of the page: what is to hide would be seen by everybody. */
const problemsOfDataAttributes = (element: Element): string[] =>
  [...unclobbered(element, 'attributes')].flatMap(({ name }) => {
    const meant = meantDataAttribute(name);
    return meant ? [`The attribute ${name} means nothing. Did you mean ${meant}?`] : [];
  });

/** What the browsers know beside what is shown. */
const LEFT_TO_BROWSERS =
  /^\s*((allowed|max-consecutive)\s*:|required\s*:[^;]*\b(ascii-printable|unicode)\b|$)/i;

/** Rules for a password that are ignored, since nobody can tell what they ask for. */
const problemsOfRules = (element: Element): string[] =>
  (element.getAttribute('passwordrules') ?? '')
    .split(/;(?![^[]*\])/)
    .filter((rule) => !LEFT_TO_BROWSERS.test(rule) && parsePasswordRules(rule).length === 0)
    .map(
      (rule) =>
        `The rule "${rule.trim()}" in passwordrules of <${element.localName}> cannot be read and is ignored. Write such as minlength: 8; required: digit.`,
    );

const problemOfSlot = (element: Element): string[] => {
  const [host, slot] = [unclobbered(element, 'parentElement'), unclobbered(element, 'slot')];
  const slots = host && entryOf(knownSlots, host.localName);
  if (!host || !slots || !slot || isGenerated(element)) return [];
  if (slots.includes(slot)) return [];
  const meant = likely(slot, slots, synonyms.slots);
  return [sentence(`slot="${slot}"`, `<${host.localName}>`, meant, (word) => `slot="${word}"`)];
};

/** Milliseconds that the script of an element may take after its tag. */
const LOADS_WITHIN = 2_000;

/** Those that come with `<xano-connection>`. */
const OF_CONNECTION = ['xano-environment', 'xano-header', 'xano-text'];

/** Whether it is an element of ours whose script has not come: the everyday file does not have all. */
const isNotLoaded = (localName: string): boolean =>
  Object.hasOwn(knownSlots, localName) &&
  !OF_CONNECTION.includes(localName) &&
  !customElements.get(localName);

/** Attributes of ours for elements of the page's own. */
const ATTRIBUTES = '[data-xano-show], [data-xano-user], [data-xano-action]';

/** What an element needs and no script has brought: how its like is found, what it is called, and its file. */
interface Missing {
  readonly selector: string;
  readonly what: string;
  readonly file: string;
}

const missingFor = (element: Element, hasAttributes: boolean): Missing | undefined => {
  const localName = unclobbered(element, 'localName');
  if (isNotLoaded(localName))
    return { selector: localName, what: `<${localName}>`, file: localName.slice(PREFIX.length) };
  if (hasAttributes || !unclobbered(element, 'matches')(ATTRIBUTES)) return undefined;
  return { selector: ATTRIBUTES, what: 'The script for data-xano-… attributes', file: 'attributes' };
};

const notLoaded = ({ what, file }: Missing): string =>
  `${what} is not loaded. Import "xano-auth-elements/components/${file}.js", or load cdn/components/${file}.js.`;

const problemOfTag = (localName: string): string[] => {
  const tags = Object.keys(knownSlots);
  if (!localName.startsWith(PREFIX) || customElements.get(localName) || tags.includes(localName)) return [];
  const words = tags.map((tag) => tag.slice(PREFIX.length));
  const word = likely(localName.slice(PREFIX.length), words, tagAliases);
  const meant = word && PREFIX + word;
  return [`<${localName}> is no element of this library.${meant ? ` Did you mean <${meant}>?` : ''}`];
};

const codes = Object.keys(en);

const problemsOfCodes = (used: readonly string[], where: string): string[] =>
  used
    .filter((code) => code && !codes.includes(code))
    .map((code) => {
      const meant = likely(code, codes, synonyms.texts);
      return `There is no text "${code}" to replace by ${where}.${meant ? ` Did you mean "${meant}"?` : ''}`;
    });

/** Own texts that replace none of ours, or stand where nobody reads them. */
const problemsOfTexts = (element: Element): string[] => {
  if (element.localName === 'xano-connection')
    return problemsOfCodes(Object.keys(Reflect.get(element, 'messages') ?? {}), 'connection.messages');
  if (element.localName !== 'xano-text') return [];
  const isRead = element.parentElement?.matches('xano-connection, xano-sign-in-form, xano-sign-up-form');
  return [
    ...problemsOfCodes([element.getAttribute('code') ?? ''], '<xano-text>'),
    ...(isRead ? [] : ['<xano-text> is read only as a child of <xano-connection> or of a form.']),
  ];
};

/** What means nothing in an element, as sentences. */
const problemsOf = (element: Element): string[] => {
  const localName = unclobbered(element, 'localName');
  const type = customElements.get(localName) as typeof ReactiveElement | undefined;
  const isOurs = localName.startsWith(PREFIX) && type?.elementProperties !== undefined;
  return [
    ...(isOurs ? problemsOfAttributes(element, type) : problemOfTag(localName)),
    ...(isOurs ? problemsOfRules(element) : []),
    ...problemsOfDataAttributes(element),
    ...problemOfSlot(element),
    ...problemsOfTexts(element),
  ];
};

/**
 * Looks at the page as it is, and at what comes into it later.
 *
 * @param hasAttributes whether the script for `data-xano-…` is there
 */
export const checkMarkup = (
  root: ParentNode & Node,
  warn: (message: string) => void,
  hasAttributes: () => boolean | undefined = () => true,
): void => {
  const missing = (element: Element) => missingFor(element, hasAttributes() === true);
  /** Selectors, and no elements: what leaves the page is to be forgotten. */
  const waitedFor = new Set<string>();
  const checkLoading = (): void => {
    for (const selector of waitedFor) {
      const [element] = unclobbered(root, 'querySelectorAll')(selector);
      const isMissing = element && missing(element);
      if (isMissing) warn(notLoaded(isMissing));
    }
    waitedFor.clear();
  };
  const check = (node: Node): void => {
    if (!(node instanceof Element)) return;
    for (const element of [node, ...unclobbered(node, 'querySelectorAll')('*')]) {
      problemsOf(element).forEach(warn);
      const isMissing = missing(element);
      if (!isMissing) continue;
      if (waitedFor.size === 0) setTimeout(checkLoading, LOADS_WITHIN);
      waitedFor.add(isMissing.selector);
    }
  };
  unclobbered(root, 'childNodes').forEach(check);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(check);
  }).observe(root, { childList: true, subtree: true });
};
