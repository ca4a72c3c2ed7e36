// The light nodes of a drawn form as HTML, for a server; the element adopts them. No page in a browser loads this.
import { FROM_SERVER, GENERATED_ATTRIBUTE } from '../shared/generated.js';
import type { LightNode } from './light-nodes.js';

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Until the script arrives nothing must be submitted: the password would go to the page's own server. Enter submits a
 * form of one field without any button; this method sends nothing.
 */
const held: Partial<Record<LightNode['tag'], LightNode['attributes']>> = {
  form: { method: 'dialog' },
  button: { type: 'button' },
};

/** The same nodes as HTML, for a server; the element adopts them. */
export const toHtml = (nodes: readonly LightNode[]): string =>
  nodes
    .map(({ tag, attributes, text = '' }) => {
      const all: LightNode['attributes'] = {
        [GENERATED_ATTRIBUTE]: FROM_SERVER,
        ...attributes,
        ...held[tag],
      };
      const markup = Object.entries(all)
        .filter(([, value]) => value !== undefined && value !== false)
        .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`))
        .join('');
      return `<${tag}${markup}>${tag === 'input' ? '' : `${escape(text)}</${tag}>`}`;
    })
    .join('');
