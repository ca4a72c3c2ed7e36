// eslint-plugin-lit-a11y for oxlint. Its rules keep notes in the parser's services, which are frozen in oxlint: each
// rule is given services of its own to write in.
import plugin from 'eslint-plugin-lit-a11y';

const withOwnServices = (context) =>
  Object.create(context, {
    sourceCode: { value: Object.create(context.sourceCode, { parserServices: { value: {} } }) },
  });

export default {
  meta: { name: 'lit-a11y' },
  rules: Object.fromEntries(
    Object.entries(plugin.rules).map(([name, rule]) => [
      name,
      { ...rule, create: (context) => rule.create(withOwnServices(context)) },
    ]),
  ),
};
