// Renders an answer of the backend as nested lists. Rows that can be chosen are radio buttons.
import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerNode } from '../../../src/setup/index.js';

/** Which choice a node offers, if any. */
export type Offer = (
  node: AnswerNode,
) => { readonly name: string; readonly checked: boolean; readonly says: string } | undefined;

const row = (node: AnswerNode, offer: Offer): TemplateResult => {
  const { key, path, kind, preview } = node;
  const text = html`<code>${key || 'the whole answer'}</code>
    <span part="value" dir="auto">${preview}</span>`;
  const offered = path === undefined ? undefined : offer(node);
  if (!offered || path === undefined) return html`<span part="row" class=${kind}>${text}</span>`;
  const { name, checked, says } = offered;
  return html`<label part="row" class="${kind} ${name}">
    <input type="radio" name=${name} value=${path} ?checked=${checked} /> ${text}
    <span part="badge">${says}</span>
  </label>`;
};

const list = (nodes: readonly AnswerNode[], offer: Offer): TemplateResult =>
  html`<ul>
    ${nodes.map((node) => html`<li>${row(node, offer)} ${node.children.length > 0 ? list(node.children, offer) : nothing}</li>`)}
  </ul>`;

/** Draws an answer. */
export const renderAnswerTree = (tree: AnswerNode, offer: Offer = () => undefined): TemplateResult =>
  html`<div part="tree" dir="ltr">${list([tree], offer)}</div>`;
