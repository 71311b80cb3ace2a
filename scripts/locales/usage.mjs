import ts from "typescript"

/** Attributes and properties whose text is a key although no `t()` stands around it. */
const KEY_NAMES = new Set(["labelKey", "i18nKey", "titleKey", "descriptionKey", "hintKey"])

/**
 * What a source file says about translation keys:
 * - `required`: keys it asks for by name, each with its line;
 * - `patterns`: keys built at run time, `t(`type.${code}`)` as a regular expression with its line;
 * - `mentioned`: every string literal, because a key may travel through a variable.
 */
export function readUsage(file, text) {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const usage = { required: [], patterns: [], mentioned: new Set() }
  const foreign = foreignTranslators(source)
  const line = (node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const need = (node) => {
    for (const { literal, pattern } of keysIn(node)) {
      if (literal !== undefined) usage.required.push({ key: literal, file, line: line(node) })
      else usage.patterns.push({ pattern, file, line: line(node) })
    }
  }
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) usage.mentioned.add(node.text)
    if (ts.isCallExpression(node) && isTranslate(node, foreign) && node.arguments[0]) need(node.arguments[0])
    if (ts.isPropertyAssignment(node) && KEY_NAMES.has(node.name.getText())) need(node.initializer)
    if (ts.isJsxAttribute(node) && KEY_NAMES.has(node.name.getText()) && node.initializer)
      need(unwrap(node.initializer))
    if (ts.isCallExpression(node) && node.expression.getText() === "defineRouteConfig") routeLabel(node, need)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return usage
}

/** `t("…")` and `i18n.t("…")`, but not the `t` of Medusa's own texts. */
function isTranslate(call, foreign) {
  const callee = call.expression
  if (ts.isIdentifier(callee)) return (callee.text === "t" || callee.text === "tMedia") && !foreign.has(callee.text)
  return ts.isPropertyAccessExpression(callee) && callee.name.text === "t"
}

/** Names bound by `const { t } = useTranslation()`, that is without our namespace. */
function foreignTranslators(source) {
  const names = new Set()
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isObjectBindingPattern(node.name)) {
      const call = node.initializer
      if (ts.isCallExpression(call) && call.expression.getText() === "useTranslation") {
        const namespace = call.arguments[0]
        if (!namespace || !namespace.getText().includes("media")) {
          for (const element of node.name.elements) {
            if ((element.propertyName ?? element.name).getText() === "t") names.add(element.name.getText())
          }
        }
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

function routeLabel(call, need) {
  const [config] = call.arguments
  if (!config || !ts.isObjectLiteralExpression(config)) return
  const property = (name) =>
    config.properties.find((item) => ts.isPropertyAssignment(item) && item.name.getText() === name)
  if (property("translationNs") && property("label")) need(property("label").initializer)
}

function unwrap(initializer) {
  return ts.isJsxExpression(initializer) && initializer.expression ? initializer.expression : initializer
}

/** The keys an expression can stand for; an expression that hides them yields nothing. */
function keysIn(node) {
  if (ts.isStringLiteralLike(node)) return [{ literal: node.text.replace(/^media:/, "") }]
  if (ts.isConditionalExpression(node)) return [...keysIn(node.whenTrue), ...keysIn(node.whenFalse)]
  if (ts.isBinaryExpression(node)) return [...keysIn(node.left), ...keysIn(node.right)]
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return keysIn(node.expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(keysIn)
  if (!ts.isTemplateExpression(node)) return []
  const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
  return [{ pattern: new RegExp(`^${parts.map(escape).join(".+")}$`) }]
}

const escape = (text) => text.replace(/^media:/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
