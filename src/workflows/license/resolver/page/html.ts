/** Markup that has been escaped already. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | false | null | undefined | readonly Value[]

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/**
 * Markup in which every value is escaped, whatever it is and wherever it stands; only `Html` goes in as it is. Lists are
 * joined; `false`, `null` and `undefined` leave nothing.
 *
 * @example html`<h2>${title}</h2>`
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.reduce((text, part, index) => text + rendered(values[index - 1]) + part))
}

function rendered(value: Value): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(rendered).join("")
  if (value === false || value === null || value === undefined) return ""
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
