// For pages that @lit-labs/ssr renders. It would write our shadow roots, whose content the client would draw a second
// time, with inline styles that a strict Content Security Policy refuses.

/** As much as is needed of `LitElementRenderer`, from `@lit-labs/ssr`. */
interface RendererClass {
  readonly renderOptions: {
    unshift(
      option: (element: { readonly localName: string }) => { disableSsr: boolean } | undefined,
    ): unknown;
  };
}

/** Lets @lit-labs/ssr write our elements with their light children only: `withoutShadowRoots(LitElementRenderer)`. */
export const withoutShadowRoots = ({ renderOptions }: RendererClass): void => {
  renderOptions.unshift(({ localName }) =>
    localName.startsWith('xano-') ? { disableSsr: true } : undefined,
  );
};
