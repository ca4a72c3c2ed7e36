// Step 8: the finished HTML, to copy.
import { html, nothing } from 'lit';
import { guessAccountEndpoints, writePages } from '../../../src/setup/index.js';
import { textField } from '../form-controls.js';
import { LIBRARY, pagesOf } from '../draft.js';
import type { Step } from '../step.js';
import type { Wizard } from '../wizard.js';

/** Copies to the clipboard; where that is not allowed, selects the text for the visitor to copy. */
const copy = async (event: Event, text: string): Promise<void> => {
  const button = event.currentTarget as HTMLButtonElement;
  const code = button.closest('[part="code"]')?.querySelector('pre');
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    if (code) getSelection()?.selectAllChildren(code);
    button.textContent = 'Press Ctrl+C or ⌘C';
  }
};

const code = (name: string, hint: string, text: string) =>
  html`<section part="code" aria-label=${name}>
    <header>
      <span><strong>${name}</strong> <small>${hint}</small></span>
      <button type="button" aria-live="polite" @click=${(event: Event) => copy(event, text)}>Copy</button>
    </header>
    <pre tabindex="0" dir="ltr"><code>${text}</code></pre>
  </section>`;

export const resultStep: Step = {
  title: 'Copy',
  heading: 'Copy it into your pages',
  render(wizard: Wizard) {
    const { snippet, login, account, signUp, further } = writePages({
      ...pagesOf(wizard.draft),
      account: guessAccountEndpoints(wizard.found.group?.endpoints ?? []),
    });
    return html`
      <p>
        Save the pages beside the folder <code>cdn</code>, or put the snippet into pages of your own.
        ${
          wizard.draft.way === 'key'
            ? 'The Meta API Key is forgotten; if it was made for this, you can delete it in Xano.'
            : nothing
        }
      </p>
      ${code('Snippet', 'for every page, at the start of its body', snippet)}
      ${code('login.html', 'signs in', login)}
      ${code('account.html', 'for people who are signed in', account)}
      ${signUp ? code('sign-up.html', 'makes an account', signUp) : nothing}
      ${Object.entries(further).map(([name, page]) => code(name, 'for the endpoint that was found', page))}
      ${textField({
        name: 'script',
        label: 'Address of the library',
        value: wizard.draft.script,
        hint: 'As seen from the pages; cloak.css lies beside it.',
        onChange: (script) => {
          wizard.draft.script = script || LIBRARY;
          wizard.update();
        },
      })}
    `;
  },
  submitLabel: () => undefined,
  other: () => 'Start over',
  submitOther: (wizard) => wizard.restart(),
  read: () => undefined,
  submit() {},
};
