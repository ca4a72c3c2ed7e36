// The languages of a document: which texts a declared language gets, their loading, and when to look again.
import { isServer } from 'lit';
import { atom } from 'nanostores';
import en from './en.js';
import { files } from './files.js';
import { localeOf } from './language-of.js';
import type { Messages } from './messages.js';

/** The texts of a language. */
export interface Language {
  /** Its tag: `de`. */
  readonly tag: string;
  readonly texts: Messages;
}

/** Texts that belong together: in English, and in a file for each other language. */
export interface TextPack {
  readonly english: Messages;
  readonly files: { readonly [tag: string]: (() => Promise<{ readonly default: Messages }>) | undefined };
}

const everyday: TextPack = { english: en, files };

export const english: Language = { tag: 'en', texts: en };

/** Milliseconds that a page waits for its language before it is shown in English. */
const LONGEST_WAIT = 300;

/** The language of ours that fits a declared one: by its whole tag, else by its base, else English. */
export const bestTag = (declared: string): string => {
  const locale = localeOf(declared);
  return [locale?.baseName, locale?.language].find((tag) => tag && files[tag]) ?? english.tag;
};

export class Languages {
  /** Set anew when the page declares another language, and when the texts of one arrive. */
  readonly $changed = atom({});
  /** By declared language. */
  readonly #tags = new Map<string, string>();
  /** By tag; `undefined` while awaited. English stands in for what does not come. */
  readonly #known = new Map<string, Language | undefined>([[english.tag, english]]);
  #packs: readonly TextPack[] = [everyday];
  #english = english;
  readonly #roots = new WeakSet<Node>();
  readonly #observer = isServer ? undefined : new MutationObserver(() => this.$changed.set({}));

  /** Follows what is declared around an element, from now on. */
  follow(element: Element): void {
    const root = element.getRootNode();
    if (!this.#roots.has(root))
      this.#observer?.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    this.#roots.add(root);
    if (root instanceof ShadowRoot) this.follow(root.host);
  }

  /** All texts in English: what every other language may lack. */
  get english(): Language {
    return this.#english;
  }

  /** Adds texts, for elements that a page loads by themselves. */
  add(pack: TextPack): void {
    if (this.#packs.includes(pack)) return;
    this.#packs = [...this.#packs, pack];
    this.#english = { ...english, texts: Object.assign({}, ...this.#packs.map((one) => one.english)) };
    // What is known lacks them.
    this.#known.clear();
    this.#set(english.tag, this.#english);
  }

  /** The texts for a declared language; `undefined` while they are awaited, or nobody has asked for them. */
  get(declared: string): Language | undefined {
    return this.#known.get(this.#tagOf(declared));
  }

  /** Loads the texts for a declared language, once. */
  async load(declared: string): Promise<void> {
    const tag = this.#tagOf(declared);
    if (this.#known.has(tag)) return;
    this.#set(tag, undefined);
    const packs = this.#packs;
    const late = setTimeout(() => this.#set(tag, this.#english), LONGEST_WAIT);
    let language = this.#english;
    try {
      const loaded = await Promise.all(packs.map((pack) => pack.files[tag]?.()));
      language = { tag, texts: Object.assign({}, ...loaded.map((file) => file?.default)) };
    } catch {
      // In English, then.
    }
    clearTimeout(late);
    // Where texts were added meanwhile, it is loaded once more.
    if (packs === this.#packs) this.#set(tag, language);
  }

  #set(tag: string, language: Language | undefined): void {
    this.#known.set(tag, language);
    this.$changed.set({});
  }

  #tagOf(declared: string): string {
    let tag = this.#tags.get(declared);
    if (!tag) this.#tags.set(declared, (tag = bestTag(declared)));
    return tag;
  }
}
