import officeAddins from "eslint-plugin-office-addins";

const isFunction = ({ type }) => /Function/.test(type);

function functionAround(node) {
  while (node && !isFunction(node)) node = node.parent;
  return node;
}

/** Whether a name is read in an inner function, which may be called long after the sync that follows in the text. */
function isDeferred(node, sourceCode) {
  let scope = sourceCode.getScope(node);
  while (scope && !scope.set.has(node.name)) scope = scope.upper;
  const declaration = scope?.set.get(node.name).defs[0]?.node;
  return declaration !== undefined && functionAround(node) !== functionAround(declaration);
}

/** Whether a method's result is read, such as that of `getCellProperties()`: the sync fills it, it has no load. */
const isResult = ({ messageId, data }) =>
  messageId === "loadBeforeRead" && data.loadValue === "value";

/**
 * The rules about loading go by the order of the text, so they would refuse our way to share one sync: queue several
 * loads, each answering with a function that reads, and call those after the sync. Such reads are left alone.
 */
const withoutFalseAlarms = (rule) => ({
  ...rule,
  create: (context) =>
    rule.create(
      Object.create(context, {
        report: {
          value: (problem) => {
            if (isResult(problem) || isDeferred(problem.node, context.sourceCode)) return;
            context.report(problem);
          },
        },
      }),
    ),
});

const orderOfText = ["call-sync-after-load", "call-sync-before-read", "load-object-before-read"];

/** Microsoft's rules for Office.js. */
export const officeRules = {
  rules: {
    ...officeAddins.rules,
    ...Object.fromEntries(
      orderOfText.map((name) => [name, withoutFalseAlarms(officeAddins.rules[name])]),
    ),
  },
};
