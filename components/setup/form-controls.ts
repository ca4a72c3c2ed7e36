// Templates of form controls with label, hint and error: a text field, a list, and a list with a text field for others.
import { html, nothing, type TemplateResult } from 'lit';

export interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: unknown;
  readonly error?: string | undefined;
  /** Called with what was chosen or typed, on `change`. */
  readonly onChange?: (value: string) => void;
}

/** Ids for `aria-describedby`. */
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

interface Line {
  readonly name: string;
  readonly value: string;
  readonly type?: 'text' | 'password' | 'url' | 'email' | 'tel' | undefined;
  readonly dir?: 'auto' | 'ltr';
  readonly placeholder?: string | undefined;
  /** `aria-label` of a second control in a field; the first has the label. */
  readonly spoken?: string;
  readonly hidden?: boolean;
}

/** A text control. Browsers remember nothing of it. */
const renderInput = (options: FieldOptions, line: Line): TemplateResult => {
  const { name, value, type = 'text', dir = 'ltr', placeholder, spoken, hidden = false } = line;
  return html`<input
    part="input"
    id=${spoken ? nothing : name}
    name=${name}
    type=${type}
    .value=${value}
    dir=${dir}
    autocomplete="off"
    autocapitalize="none"
    spellcheck="false"
    placeholder=${placeholder ?? nothing}
    ?hidden=${hidden}
    aria-label=${spoken ?? nothing}
    aria-invalid=${options.error ? 'true' : nothing}
    aria-describedby=${describedBy(options)}
    @change=${({ target }: Event) => options.onChange?.((target as HTMLInputElement).value.trim())}
  />`;
};

/** One line of text. */
export const textField = (options: FieldOptions & Pick<Line, 'type' | 'placeholder'>): TemplateResult => {
  const { name, value = '', type = 'text', placeholder } = options;
  const secret = type === 'password';
  const dir = secret || type === 'text' ? 'auto' : 'ltr';
  return frame(options, renderInput(options, { name, value: secret ? '' : value, type, dir, placeholder }));
};

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Heading in the list. */
  readonly group?: string | undefined;
}

export interface ListOptions extends FieldOptions {
  readonly options: readonly Option[];
}

/** The last entry of a list, which shows the text field. */
const OTHER: Option = { value: '\u0000other', label: 'Something else …' };

const optionOf = ({ value, label, disabled = false }: Option, chosen: string): TemplateResult =>
  html`<option value=${value} ?selected=${value === chosen} ?disabled=${disabled}>${label}</option>`;

const optionsOf = (options: readonly Option[], chosen: string) =>
  [...new Set(options.map(({ group }) => group))].map((group) => {
    const own = options.filter((option) => option.group === group).map((option) => optionOf(option, chosen));
    return group ? html`<optgroup label=${group}>${own}</optgroup>` : own;
  });

/** @param last stands below all groups */
const renderList = (
  options: ListOptions,
  chosen: string,
  change: (list: HTMLSelectElement) => void,
  last?: Option,
): TemplateResult =>
  html`<select
    part="input"
    id=${options.name}
    name=${options.name}
    aria-invalid=${options.error ? 'true' : nothing}
    aria-describedby=${describedBy(options)}
    @change=${({ target }: Event) => change(target as HTMLSelectElement)}
  >
    ${optionsOf(options.options, chosen)} ${last ? optionOf(last, chosen) : nothing}
  </select>`;

/** A list without typing. */
export const select = (options: ListOptions): TemplateResult =>
  frame(
    options,
    renderList(options, options.value ?? '', ({ value }) => options.onChange?.(value)),
  );

/** A list whose last entry shows a text field; without options, the text field alone. */
export const choice = (options: ListOptions & Pick<Line, 'placeholder'>): TemplateResult => {
  const { name, label, value = '', options: list, placeholder, onChange } = options;
  if (list.length === 0) return textField(options);
  const typed = !list.some((option) => option.value === value);
  const change = ({ value: chosen, nextElementSibling: field }: HTMLSelectElement): void => {
    if (!(field instanceof HTMLInputElement)) return;
    field.hidden = chosen !== OTHER.value;
    if (chosen === OTHER.value) field.focus();
    else onChange?.(chosen);
  };
  const line = {
    name: `${name}-typed`,
    value: typed ? value : '',
    placeholder,
    spoken: `${label}, typed`,
    hidden: !typed,
  };
  return frame(
    options,
    html`${renderList(options, typed ? OTHER.value : value, change, OTHER)} ${renderInput(options, line)}`,
  );
};

/** The value that was chosen or typed. */
export const valueOf = (data: FormData, name: string): string => {
  const chosen = data.get(name);
  const value = chosen === OTHER.value ? data.get(`${name}-typed`) : chosen;
  return typeof value === 'string' ? value.trim() : '';
};

/** A check box with its label behind it. */
export const checkbox = (name: string, label: unknown, checked: boolean): TemplateResult =>
  html`<label part="checkbox"
    ><input type="checkbox" name=${name} ?checked=${checked} /> <span>${label}</span></label
  >`;
