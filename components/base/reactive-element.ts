// What every element of ours starts from: its properties are its attributes, and it is drawn anew once a turn
// when one of them, or what it follows, has changed.

/** How an attribute is read: as text (a text here is the default), as a number, or by being there. */
type Kind = string | StringConstructor | NumberConstructor | BooleanConstructor;

/** `redirectTo` -> `redirect-to` */
const attributeOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const read = (kind: Kind, text: string | null): unknown => {
  if (kind === Boolean) return text !== null;
  if (typeof kind === 'string') return text ?? kind;
  return text === null ? undefined : kind(text);
};

/** Servers import the elements too, and have no DOM. */
const Base = (globalThis.HTMLElement ?? Object) as typeof HTMLElement;

export abstract class ReactiveElement extends Base {
  /** The properties that are attributes, by name. A class declares them again, for types and words. */
  static properties: Readonly<Record<string, Kind>> = {};

  /** Of its shadow root; an element without them has none. */
  static styles: CSSStyleSheet[] | undefined;

  /** What the platform asks for when the element is defined: with it come the properties. */
  static get observedAttributes(): string[] {
    return Object.entries(this.properties).map(([name, kind]) => {
      const attribute = attributeOf(name);
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: Element) {
          return read(kind, this.getAttribute(attribute));
        },
        set(this: Element, value: unknown) {
          if (value === undefined || value === null || value === false) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value === true ? '' : String(value));
        },
      });
      return attribute;
    });
  }

  #updating: Promise<void> | undefined;

  constructor() {
    super();
    const { styles } = this.constructor as typeof ReactiveElement;
    if (styles) this.attachShadow({ mode: 'open' }).adoptedStyleSheets = styles;
  }

  connectedCallback(): void {
    // What was set before the element was defined hides the property.
    for (const [name, value] of Object.entries(this))
      if (name in Object.getPrototypeOf(this)) {
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
    this.requestUpdate();
  }

  attributeChangedCallback(): void {
    this.requestUpdate();
  }

  /** @internal Fulfilled when the element shows what it was told; for tests. */
  get updateComplete(): Promise<void> {
    return this.settle();
  }

  /** @internal Draws before the turn is over. */
  readonly requestUpdate = (): void => {
    // A promise of V8's own: `queueMicrotask` of Chromium takes longer than most of our updates.
    this.#updating ??= Promise.resolve().then(() => {
      this.#updating = undefined;
      if (this.isConnected) this.update();
    });
  };

  protected async settle(): Promise<void> {
    while (this.#updating) await this.#updating;
  }

  /** Shows what is so now. Never called while the element is out of the page. */
  protected abstract update(): void;
}
