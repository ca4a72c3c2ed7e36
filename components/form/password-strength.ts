// How hard a password is to guess, as a bar and in words. Loaded when somebody is about to make one up, where a form has
// `password-strength`.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Say } from '../messages/messages.js';
import * as texts from '../messages/strength.js';
import { connections } from '../shared/connections.js';

// The build shortens this list to the commonest; see rollup.config.mjs.
const estimator = new ZxcvbnFactory({
  dictionary: { common: dictionary['passwords-common'] },
  graphs: adjacencyGraphs,
});

/** By the estimator's score, from 0 to 4. */
const levels = ['weak', 'weak', 'fair', 'good', 'strong'] as const;

/** A longer one is hard to guess by its length, and would keep the estimator busy. */
const LONGEST = 64;

/** What was estimated last: a form is drawn more often than its password changes. */
let last = { asked: '', level: levels[0] as (typeof levels)[number] };

const levelOf = (password: string, related: readonly string[]): (typeof levels)[number] => {
  const words = related.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  const asked = [password, ...words].join(' ');
  if (asked !== last.asked)
    last = { asked, level: levels[estimator.check(password.slice(0, LONGEST), words.slice(0, 50)).score] };
  return last.level;
};

const styles = css`
  [part~='strength'] {
    /* As light or dark as the text of the page asks for. */
    --_light: clamp(0.53, (l - 0.6) * 999, 0.78);
    --_level: oklch(from currentColor var(--_light) 0.19 28);
    gap: var(--_space);
    font-size: 0.875em;
  }
  [part~='strength-fair'] {
    --_level: oklch(from currentColor var(--_light) 0.15 75);
  }
  [part~='strength-good'],
  [part~='strength-strong'] {
    --_level: var(--xano-color-success, oklch(from currentColor var(--_light) 0.13 152));
  }
  [part='strength-bar'] {
    block-size: 0.375rem;
    margin-block-start: var(--_space);
    overflow: hidden;
    border-radius: 1rem;
    background: color-mix(in oklab, currentColor 15%, transparent);
    forced-color-adjust: none;
  }
  [part='strength-bar']::before {
    content: '';
    display: block;
    block-size: 100%;
    inline-size: 25%;
    border-radius: inherit;
    background: var(--_level);
    transition: inline-size var(--_duration);
  }
  [part~='strength-fair'] > [part='strength-bar']::before {
    inline-size: 50%;
  }
  [part~='strength-good'] > [part='strength-bar']::before {
    inline-size: 75%;
  }
  [part~='strength-strong'] > [part='strength-bar']::before {
    inline-size: 100%;
  }
  [part='strength-text'] {
    margin: 0;
  }
  @media (forced-colors: active) {
    [part='strength-bar'] {
      background: Canvas;
      outline: 1px solid CanvasText;
    }
    [part='strength-bar']::before {
      background: CanvasText;
    }
  }
`;

/** Gives a form what it needs to show it. */
export const addStrength = ({ adoptedStyleSheets }: ShadowRoot): void => {
  connections.languages.add(texts);
  if (styles.styleSheet) adoptedStyleSheets.push(styles.styleSheet);
};

/** @param related what else was typed: a name is easily guessed */
export const strengthTemplate = (password: string, related: readonly string[], say: Say): TemplateResult => {
  const level = levelOf(password, related);
  return html`<div part=${password ? `strength strength-${level}` : nothing}>
    ${password ? html`<div part="strength-bar" aria-hidden="true"></div>` : nothing}
    <div role="status">
      ${password ? html`<p part="strength-text">${say(`strength-${level}`)}</p>` : nothing}
    </div>
  </div>`;
};
