// The look that all elements share. `--xano-…` is the page's to set; `--_…` is ours, with the defaults.
// What stands on the page takes the page's own text colour, pure or mixed: a dark page need not declare its
// `color-scheme`. What stands on a surface of ours takes `--_text`.
import { css } from 'lit';

/**
 * What the page can set.
 *
 * @cssprop --xano-color-accent - the main button and check boxes
 * @cssprop --xano-color-on-accent - text on the accent colour; by default white, or black where white could not be read
 * @cssprop --xano-color-link - links on the page, such as *Forgot your password?*
 * @cssprop --xano-color-text - text
 * @cssprop --xano-color-muted - text of less weight: hints, waiting
 * @cssprop --xano-color-surface - background of fields, of quiet buttons and of cards
 * @cssprop --xano-color-border - borders of fields and of quiet buttons
 * @cssprop --xano-color-focus - the ring around what has the focus
 * @cssprop --xano-color-error - error texts and the borders of fields in error
 * @cssprop --xano-color-error-surface - background of the error above the button
 * @cssprop --xano-border-width - width of borders
 * @cssprop --xano-focus-width - width of the focus ring
 * @cssprop --xano-radius - radius of corners
 * @cssprop --xano-space - the unit of all distances
 * @cssprop --xano-field-height - least height of a field
 * @cssprop --xano-button-height - least height of a button
 * @cssprop --xano-duration - duration of transitions; none with reduced motion
 * @cssprop --xano-font - font of all text, with its size as in `font`: `1rem/1.5 Georgia, serif`
 * @cssprop --xano-font-size - size of all text
 */
export const tokens = css`
  :host {
    --_accent: var(--xano-color-accent, light-dark(#2f5bd7, #4069e6));
    /* Black where white would have less contrast than 4.5: the luminance decides. */
    --_on-accent: var(
      --xano-color-on-accent,
      oklch(from color(from var(--_accent) xyz y y y) clamp(0, (0.57 - l) * 999, 1) 0 0)
    );
    --_link: var(--xano-color-link, color-mix(in oklab, var(--_accent), currentColor 40%));
    --_text: var(--xano-color-text, light-dark(#17191d, #f1f2f4));
    --_muted: var(--xano-color-muted, color-mix(in srgb, currentColor 80%, transparent));
    --_surface: var(--xano-color-surface, light-dark(#fff, #1c1e22));
    --_error: var(--xano-color-error, light-dark(#b3261e, #ff8a80));
    --_error-text: var(
      --xano-color-error,
      oklch(from currentColor clamp(0.5, (l - 0.6) * 999, 0.78) 0.18 27)
    );
    --_error-surface: var(--xano-color-error-surface, light-dark(#fdf0ef, #3a1d1b));
    --_border: var(--xano-color-border, light-dark(#868c96, #7d838d));
    --_line: var(--xano-border-width, 1px) solid var(--_border);
    --_ring: var(--xano-focus-width, 2px) solid var(--xano-color-focus, var(--_accent));
    --_radius: var(--xano-radius, 0.5rem);
    --_space: var(--xano-space, 0.25rem);
    --_field-height: var(--xano-field-height, 2.75rem);
    --_button-height: var(--xano-button-height, 2.75rem);
    --_duration: var(--xano-duration, 120ms);
    color: var(--xano-color-text, inherit);
    font: var(--xano-font, inherit);
    font-size: var(--xano-font-size, inherit);
  }
  /* Our own display is stronger than what the browser says of both. */
  :host([hidden]),
  :host([popover]:not(:popover-open)) {
    display: none !important;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  [part='developer-message'] {
    font-size: 0.8125em;
  }
  :focus-visible {
    outline: var(--_ring);
    outline-offset: 2px;
  }
  /* Out of the way, but there: what appears in a live region is read out only if the region was there before. */
  div[role]:not(:has(*)) {
    all: unset !important;
    position: absolute !important;
  }
  @keyframes xano-appear {
    from {
      visibility: hidden;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0s;
    }
  }
`;
