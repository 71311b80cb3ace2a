/** Attributes that a person reads or hears. */
const TEXT_ATTRIBUTES = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "cancelText",
  "confirmText",
  "description",
  "heading",
  "helpText",
  "hint",
  "label",
  "message",
  "placeholder",
  "subtitle",
  "title",
  "tooltip",
])

/** Words in any script; a lone letter (`x`, `×`) or a unit sign between figures is layout, not language. */
const WORD = /\p{L}{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The string literals an expression can evaluate to: `a ? "Yes" : "No"`, `x && "New"`, `"a"`, `` `a` ``. */
function literals(node) {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [{ node, text: node.value }] : []
    case "TemplateLiteral":
      return [{ node, text: node.quasis.map((part) => part.value.cooked ?? "").join(" ") }]
    case "ConditionalExpression":
      return [...literals(node.consequent), ...literals(node.alternate)]
    case "LogicalExpression":
      return [...literals(node.left), ...literals(node.right)]
    case "JSXExpressionContainer":
      return literals(node.expression)
    default:
      return []
  }
}

/**
 * ESLint rule: what the admin shows comes from the locale files. Reports words in JSX children, in attributes that
 * people read, and in toasts.
 */
export const noLiteralText = {
  meta: {
    type: "problem",
    docs: { description: "texts of the admin come from admin/locales" },
    messages: { literal: 'Literal text "{{text}}": put it in admin/locales/{en,zhCN}/ and use t().' },
    schema: [],
  },
  create(context) {
    const report = (found) => {
      for (const { node, text } of found) {
        if (!WORD.test(text)) continue
        context.report({ node, messageId: "literal", data: { text: text.trim().slice(0, 40) } })
      }
    }
    return {
      JSXText: (node) => report([{ node, text: node.value }]),
      "JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer": (node) => report(literals(node)),
      JSXAttribute: (node) => {
        if (typeof node.name.name === "string" && TEXT_ATTRIBUTES.has(node.name.name)) report(literals(node.value))
      },
      "CallExpression[callee.object.name='toast']": (node) => report(literals(node.arguments[0])),
    }
  },
}
