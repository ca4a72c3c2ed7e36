// The texts of an element: in the language that the page declares for it, the page's own first.
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { declaredLanguage, localeOf } from '../messages/language-of.js';
import type { Language } from '../messages/languages.js';
import {
  formatText,
  type Messages,
  type Said,
  type Say,
  type ShownText,
  type TextOf,
  type Wording,
} from '../messages/messages.js';
import { connections } from './connections.js';

const RIGHT_TO_LEFT = ['ar', 'he'];

export class LanguageController implements ReactiveController {
  /** The language of a server's page, which nobody can ask. */
  given: Language | undefined;
  readonly #host: ReactiveControllerHost & Element;
  readonly #own: () => Messages;
  /** What was shown last; it stays while another one is awaited. */
  #last: Language | undefined;

  /** @param own the page's own texts */
  constructor(host: ReactiveControllerHost & Element, own: () => Messages) {
    this.#host = host;
    this.#own = own;
    host.addController(this);
  }

  hostConnected(): void {
    connections.languages.follow(this.#host);
  }

  hostUpdate(): void {
    const declared = declaredLanguage(this.#host);
    const known = connections.languages.get(declared);
    if (known) this.#last = known;
    else void connections.languages.load(declared);
  }

  /** The language to show; `undefined` while the first one is awaited: until then there are no texts. */
  get language(): Language | undefined {
    return this.given ?? connections.languages.get(declaredLanguage(this.#host)) ?? this.#last;
  }

  /** The tag of the language that is shown. */
  get tag(): string {
    return (this.language ?? connections.languages.english).tag;
  }

  /** A text as it is shown now. */
  shown(wording: Wording): ShownText {
    if (typeof wording === 'string') return { text: wording };
    const [code, values] = wording();
    const { language, tag } = this;
    const own = this.#own()[code];
    if (own !== undefined) return { text: formatText(own, tag, values) };
    if (!language) return { text: '' };
    // A file of an older release may lack a text.
    const text = language.texts[code] ?? connections.languages.english.texts[code] ?? '';
    return { text: formatText(text, tag, values), ...this.attributes };
  }

  /** A text by its code. */
  readonly text: TextOf = (code, values) => this.shown(() => [code, values]).text;

  /** The same for a template: marked where its language is not the page's. */
  readonly say: Say = (code, values) => this.sayWording(() => [code, values]);

  sayWording(wording: Wording): Said {
    const { text, lang, dir } = this.shown(wording);
    return lang || dir ? html`<span lang=${lang ?? nothing} dir=${dir ?? nothing}>${text}</span>` : text;
  }

  /** What marks a text of ours where its language is not the page's. */
  get attributes(): Omit<ShownText, 'text'> {
    if (this.given) return {};
    const { tag } = this;
    const declared = declaredLanguage(this.#host);
    const isPages = !declared || declared === tag || localeOf(declared)?.language === tag;
    const lang = isPages ? undefined : tag;
    const isRightToLeft = RIGHT_TO_LEFT.includes(tag);
    if (!(lang || isRightToLeft)) return {};
    const differs = this.#host.matches(':dir(rtl)') !== isRightToLeft;
    return { lang, dir: differs ? (isRightToLeft ? 'rtl' : 'ltr') : undefined };
  }
}
