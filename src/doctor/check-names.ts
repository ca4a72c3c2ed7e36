// Names in a page that this library's elements do not know: tags, attributes and slots. The elements ignore them, which
// does nothing where something was meant, and opens a door where it was a rule.
import type { ElementNames } from './element-names.js';
import type { Page, Tag } from './examined-page.js';
import type { Finding } from './finding.js';
import { likelyName, meantDataAttribute, tagAliases } from './likely-name.js';

export function checkNames(page: Page, names: ElementNames): Finding[] {
  return [...page.tags.flatMap(checkDataAttributes), ...page.tags.flatMap((tag) => checkTag(tag, names))];
}

/** On any element of the page: what is to hide would be seen by everybody. */
function checkDataAttributes({ attributes, line }: Tag): Finding[] {
  return Object.keys(attributes).flatMap((attribute): Finding[] => {
    const meant = meantDataAttribute(attribute);
    const message = `The attribute ${attribute} means nothing.`;
    return meant
      ? [{ severity: 'error', code: 'unknown-attribute', message, fix: `Write ${meant}="…".`, line }]
      : [];
  });
}

function checkTag(tag: Tag, names: ElementNames): Finding[] {
  const { name, line } = tag;
  const known = names.get(name);
  if (known) {
    return [
      ...checkAttributes(tag, known.attributes),
      ...tag.children.flatMap((child) => checkSlot(child, tag, known.slots)),
    ];
  }
  if (!name.startsWith('xano-')) return [];
  // All begin with `xano-`, which says nothing about what was meant.
  const rest = [...names.keys()].map((one) => one.replace(/^xano-/, ''));
  const word = name.replace(/^xano-/, '');
  const likely = Object.hasOwn(tagAliases, word) ? tagAliases[word] : likelyName(word, rest);
  const message = `There is no element <${name}>.`;
  const fix = likely ? `Write <xano-${likely}>.` : undefined;
  return [{ severity: 'error', code: 'unknown-element', message, fix, line }];
}

function checkAttributes({ name, attributes, line }: Tag, known: ReadonlySet<string>): Finding[] {
  return Object.keys(attributes).flatMap((attribute): Finding[] => {
    // On a guard `role` is the rule that was meant for `roles`, and would let everybody in.
    const isRole = attribute === 'role' && known.has('roles');
    if (known.has(attribute) || (forAnyElement.test(attribute) && !isRole)) return [];
    const likely = likelyName(attribute, known);
    const message = `<${name}> has no attribute "${attribute}".`;
    const fix = likely ? `Write ${likely}="…".` : undefined;
    return [{ severity: likely ? 'error' : 'warning', code: 'unknown-attribute', message, fix, line }];
  });
}

/** What is in a slot that does not exist is not shown. */
function checkSlot({ attributes, line }: Tag, parent: Tag, known: ReadonlySet<string>): Finding[] {
  const { slot } = attributes;
  // Controls that a server wrote for the element stand in slots of its own.
  const isGenerated = Object.keys(attributes).some((name) => name.startsWith('data-xano-'));
  if (!slot || known.has(slot) || isGenerated) return [];
  const likely = likelyName(slot, known);
  const message = `<${parent.name}> has no slot "${slot}".`;
  const fix = likely
    ? `Write slot="${likely}".`
    : known.size > 0
      ? `Its slots are ${[...known].filter(Boolean).join(', ')}.`
      : 'It has no slots.';
  return [{ severity: 'error', code: 'unknown-slot', message, fix, line }];
}

/** Global attributes of HTML, and what frameworks write on any element. */
const forAnyElement = new RegExp(
  `^(${[
    'accesskey|autocapitalize|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert',
    'inputmode|is|item(id|prop|ref|scope|type)|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title',
    'translate|virtualkeyboardpolicy|writingsuggestions|xmlns|defer-hydration',
    '(data|aria|v|x|hx|ng|client|server|transition)[-:].*|on[-\\w]+|[^a-z].*|[\\w-]+:.*',
  ].join('|')})$`,
);
