// What editors read: custom data for VS Code (and whatever else uses its language services), web-types for
// JetBrains. Kept generators make both; what they leave out is added here.
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { elementsOf } from './manifest.mjs';

/** An element's parts and custom properties are completed in CSS, and need no place in its hover text. */
const options = {
  descriptionSrc: 'description',
  hideCssPartsDocs: true,
  hideCssPropertiesDocs: true,
  hideMethodDocs: true,
  hideLogs: true,
};

const groupByName = (items) => {
  const groups = new Map();
  for (const item of items) groups.set(item.name, [...(groups.get(item.name) ?? []), item]);
  return groups;
};

/** Several elements have the same parts, states and custom properties; a list for CSS names each once. */
const once = (items) =>
  [...groupByName(items)].map(([name, same]) => ({
    name,
    description: [...new Set(same.map(({ description }) => description))].join('; or '),
  }));

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;

const withDefault = ({ description, default: value }) =>
  !value || /^(''|false)$/.test(value)
    ? description
    : `${description}\n\nDefault: \`${value.replace(/^'(.*)'$/, '$1')}\``;

/** The manifest as the generators should see it: the default is part of what is explained. */
const explained = (manifest) =>
  JSON.parse(JSON.stringify(manifest), (key, value) =>
    key === 'attributes' || key === 'cssProperties'
      ? value.map((item) => ({ ...item, description: withDefault(item) }))
      : value,
  );

const statesOf = (manifest, name) =>
  once(
    elementsOf(manifest)
      .flatMap(({ cssStates = [] }) => cssStates)
      .map((state) => ({ ...state, name: name(state.name) })),
  );

export const vsCodeHtml = (manifest) => {
  const data = JSON.parse(getVsCodeHtmlCustomData(explained(manifest), options));
  const elements = new Map(elementsOf(manifest).map((element) => [element.tagName, element]));
  for (const tag of data.tags) {
    tag.description = tag.description.replace(/\s*---\s*$/, '');
    for (const attribute of tag.attributes) {
      const { type } = elements.get(tag.name).attributes.find(({ name }) => name === attribute.name);
      // An attribute without a value, and no list of values where anything may stand.
      if (type.text === 'boolean') attribute.valueSet = 'v';
      if (attribute.values.length === 0) delete attribute.values;
    }
  }
  return pretty(data);
};

/** The CSS service takes a bare text for plain words and would show the signs of Markdown. */
const asMarkdown = ({ name, description }) => ({
  name,
  description: { kind: 'markdown', value: description },
});

export const vsCodeCss = (manifest) => {
  const data = JSON.parse(getVsCodeCssCustomData(explained(manifest), options));
  return pretty({
    ...data,
    properties: once(data.properties).map(asMarkdown),
    pseudoElements: once(data.pseudoElements).map(asMarkdown),
    pseudoClasses: statesOf(manifest, (name) => `:state(${name})`).map(asMarkdown),
  });
};

export const webTypes = (manifest) => {
  const data = JSON.parse(getWebTypesData(explained(manifest), options));
  const { css, html } = data.contributions;
  for (const element of html.elements) {
    element.description = element.description.replace(/\s*---\s*$/, '');
    delete element['doc-url'];
    for (const { value } of element.attributes) value.default = value.default?.replace(/^'(.*)'$/, '$1');
  }
  css.properties = once(css.properties);
  css['pseudo-elements'] = once(css['pseudo-elements']);
  css['pseudo-classes'] = statesOf(manifest, (name) => `state(${name})`);
  return pretty(data);
};
