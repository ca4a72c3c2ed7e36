// Native controls with label, hint and error, and a choice in which everything can also be typed.
import { html, nothing, type TemplateResult } from 'lit';

export interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: unknown;
  readonly error?: string | undefined;
  /** Hears what was chosen or typed, once it is. */
  readonly onChange?: (value: string) => void;
}

/** Ids of what describes a control. */
const describedBy = ({ name, hint, error }: FieldOptions) =>
  [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || nothing;

const frame = (options: FieldOptions, control: unknown): TemplateResult => {
  const { name, label, hint, error } = options;
  return html`<div part="field">
    <label part="label" for=${name}>${label}</label>
    ${hint ? html`<p part="hint" id="${name}-hint">${hint}</p>` : nothing} ${control}
    ${error ? html`<p part="field-error" id="${name}-error">${error}</p>` : nothing}
  </div>`;
};

/** One line of text. Nothing is remembered of it by the browser. */
export const textField = (
  options: FieldOptions & {
    readonly type?: 'text' | 'password' | 'url' | 'email' | 'tel';
    readonly placeholder?: string;
  },
): TemplateResult => {
  const { name, value, error, type = 'text', placeholder, onChange } = options;
  const secret = type === 'password';
  return frame(
    options,
    html`<input
      part="input"
      id=${name}
      name=${name}
      type=${type}
      .value=${secret ? '' : (value ?? '')}
      dir=${secret || type === 'text' ? 'auto' : 'ltr'}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      placeholder=${placeholder ?? nothing}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy(options)}
      @change=${({ target }: Event) => onChange?.((target as HTMLInputElement).value.trim())}
    />`,
  );
};

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Heading in the list. */
  readonly group?: string | undefined;
}

/** The value of "something else" in a choice. */
const OTHER = '\u0000other';

const optionOf = ({ value, label, disabled = false }: Option, chosen: string): TemplateResult =>
  html`<option value=${value} ?selected=${value === chosen} ?disabled=${disabled}>${label}</option>`;

const optionsOf = (options: readonly Option[], chosen: string) =>
  [...new Set(options.map(({ group }) => group))].map((group) => {
    const own = options.filter((option) => option.group === group).map((option) => optionOf(option, chosen));
    return group ? html`<optgroup label=${group}>${own}</optgroup>` : own;
  });

/** A list without typing. */
export const select = (options: FieldOptions & { readonly options: readonly Option[] }): TemplateResult => {
  const { name, value = '', error, options: list, onChange } = options;
  return frame(
    options,
    html`<select
      part="input"
      id=${name}
      name=${name}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy(options)}
      @change=${(event: Event) => onChange?.((event.target as HTMLSelectElement).value)}
    >
      ${optionsOf(list, value)}
    </select>`,
  );
};

/** A list whose last entry opens a field to type in; without a list, the field alone. */
export const choice = (
  options: FieldOptions & {
    readonly options: readonly Option[];
    readonly placeholder?: string;
  },
): TemplateResult => {
  const { name, label, value = '', error, options: list, placeholder, onChange } = options;
  if (list.length === 0) return textField({ ...options, ...(placeholder ? { placeholder } : {}) });
  const typed = !list.some((option) => option.value === value);
  const change = ({ target }: Event): void => {
    const { value: chosen, nextElementSibling: field } = target as HTMLSelectElement;
    if (!(field instanceof HTMLInputElement)) return;
    field.hidden = chosen !== OTHER;
    if (chosen === OTHER) field.focus();
    else onChange?.(chosen);
  };
  return frame(
    options,
    html`<select
        part="input"
        id=${name}
        name=${name}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy(options)}
        @change=${change}
      >
        ${optionsOf(list, typed ? OTHER : value)}
        <option value=${OTHER} ?selected=${typed}>Something else …</option>
      </select>
      <input
        part="input"
        name="${name}-typed"
        type="text"
        dir="ltr"
        aria-label="${label}, typed"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        placeholder=${placeholder ?? nothing}
        .value=${typed ? value : ''}
        ?hidden=${!typed}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy(options)}
        @change=${({ target }: Event) => onChange?.((target as HTMLInputElement).value.trim())}
      />`,
  );
};

/** What was chosen or typed. */
export const taken = (data: FormData, name: string): string => {
  const chosen = data.get(name);
  const value = chosen === OTHER ? data.get(`${name}-typed`) : chosen;
  return typeof value === 'string' ? value.trim() : '';
};

/** A check box with its label behind it. */
export const checkbox = (name: string, label: unknown, checked: boolean): TemplateResult =>
  html`<label part="checkbox"
    ><input type="checkbox" name=${name} ?checked=${checked} /> <span>${label}</span></label
  >`;
