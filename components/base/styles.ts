// The look that all elements share, as custom properties with defaults. `--xano-…` is public; `--_…` is ours.
import { css } from 'lit';

export const tokens = css`
  :host {
    --_accent: var(--xano-color-accent, light-dark(#2f5bd7, #9db8ff));
    --_on-accent: var(--xano-color-on-accent, light-dark(#fff, #0d1a3f));
    --_text: var(--xano-color-text, inherit);
    --_muted: var(--xano-color-muted, light-dark(#5b616b, #a8aeb8));
    --_surface: var(--xano-color-surface, light-dark(#fff, #1c1e22));
    --_border: var(--xano-color-border, light-dark(#868c96, #7d838d));
    --_focus: var(--xano-color-focus, var(--_accent));
    --_error: var(--xano-color-error, light-dark(#b3261e, #ff9d94));
    --_error-surface: var(--xano-color-error-surface, light-dark(#fdf0ef, #3a1d1b));
    --_radius: var(--xano-radius, 8px);
    --_space: var(--xano-space, 4px);
    --_gap: var(--xano-gap, calc(var(--_space) * 4));
    --_border-width: var(--xano-border-width, 1px);
    --_focus-width: var(--xano-focus-width, 2px);
    --_field-height: var(--xano-field-height, 44px);
    --_button-height: var(--xano-button-height, 44px);
    --_max-width: var(--xano-max-width, 24rem);
    --_duration: var(--xano-duration, 120ms);
    color: var(--_text);
    font: var(--xano-font, inherit);
    font-size: var(--xano-font-size, inherit);
  }
  :host([hidden]) {
    display: none !important;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0s;
    }
  }
`;
