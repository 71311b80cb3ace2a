/** Medusa's method exports in the order an API reference lists them. */
export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

const ERROR_REF = { $ref: "#/components/schemas/MediaError" }

/** Every answer of ours that is not a success has this shape. */
const MEDIA_ERROR = {
  type: "object",
  required: ["type", "code", "message"],
  properties: {
    type: { type: "string", description: "Kind of refusal.", examples: ["invalid_data"] },
    code: { type: "string", description: "Stable; starts with `media_`.", examples: ["media_invalid"] },
    message: { type: "string", description: "For people; names the field and the value." },
    errors: {
      type: "array",
      description: "Every problem of the request, not only the first.",
      items: {
        type: "object",
        required: ["path", "code", "message"],
        properties: { path: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
  },
}

const REASONS = {
  400: "The request is wrong; `errors` names every field.",
  401: "Nobody is signed in.",
  403: "The caller lacks the permission.",
  404: "There is no such thing, or not for this caller.",
  409: "The request meets a state that does not allow it.",
  429: "Too many requests; see `Retry-After`.",
  503: "A service this needs is down.",
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "The same key with the same body gets the same answer for 48 hours, also when both requests are under way at once; with another body it is refused with 409.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
}

/** `/admin/media/catalog/items/[id]` → path template and its parameter names. */
export function pathTemplate(path) {
  const names = []
  const template = path.replace(/\[([^\]]+)\]/g, (_, name) => {
    names.push(name)
    return `{${name}}`
  })
  return { template, names }
}

/**
 * Builds an OpenAPI 3.1 document.
 * @param routes `{ path, method, spec }` of every exported handler, path as in Medusa's folders
 * @param toSchema zod → JSON Schema, called with `"input"` for what clients send and `"output"` for what they get
 */
export function buildDocument(routes, toSchema, info) {
  const components = { MediaError: MEDIA_ERROR }
  const convert = (schema, io) => hoist(toSchema(schema, io), components)
  const paths = {}
  for (const { path, method, spec } of [...routes].sort(byPathAndMethod)) {
    const { template, names } = pathTemplate(path)
    const item = (paths[template] ??= {})
    item[method.toLowerCase()] = operation({ template, names, method, spec, convert })
  }
  return {
    openapi: "3.1.0",
    info,
    servers: [{ url: "http://localhost:9000" }],
    tags: [...new Set(routes.map(({ path }) => tagOf(path)))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        adminToken: { type: "http", scheme: "bearer", description: "Token of POST /auth/user/emailpass." },
        adminSession: { type: "apiKey", in: "cookie", name: "connect.sid" },
        secretApiKey: { type: "http", scheme: "basic", description: "Secret API key as the user name." },
        publishableKey: { type: "apiKey", in: "header", name: "x-publishable-api-key" },
      },
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}

function operation({ template, names, method, spec, convert }) {
  const admin = template.startsWith("/admin/")
  const success = String(spec.status ?? 200)
  const content = spec.body ? json(convert(spec.body, "input")) : spec.rawBody && { [spec.rawBody]: { schema: {} } }
  const body = content && { required: true, content }
  return {
    operationId: operationId(template, method),
    tags: [tagOf(template)],
    summary: spec.summary,
    ...(spec.description ? { description: spec.description } : {}),
    ...(spec.permission ? { "x-permission": spec.permission } : {}),
    security: security(template),
    parameters: [
      ...names.map(pathParameter),
      ...(spec.idempotency ? [IDEMPOTENCY_KEY] : []),
      ...(spec.query ? queryParameters(convert(spec.query, "input")) : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: {
      [success]: {
        description: "Done.",
        content: json(spec.response ? convert(spec.response, "output") : { type: "object" }),
      },
      ...errors(spec, admin),
    },
  }
}

/** What the route names itself, and what every route of its kind can answer. */
function errors(spec, admin) {
  const codes = { ...(spec.errors ?? {}) }
  const imply = (status, code) => {
    codes[status] = [...new Set([...(codes[status] ?? []), code])]
  }
  imply(400, spec.body ? "media_invalid" : "media_query")
  if (spec.idempotency) imply(409, `${snake(spec.idempotency)}_idempotency_mismatch`)
  if (admin) imply(401, "media_unauthorized")
  if (admin && spec.permission && spec.permission !== "none") imply(403, "media_permission_denied")
  return Object.fromEntries(
    Object.entries(codes).map(([status, list]) => [
      status,
      {
        description: `${REASONS[status] ?? "Refused."} Codes: ${list.map((code) => `\`${code}\``).join(", ")}.`,
        content: json(ERROR_REF),
      },
    ]),
  )
}

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function queryParameters(schema) {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = property
    return {
      name,
      in: "query",
      required: required.has(name),
      ...(description ? { description } : {}),
      schema: rest,
      ...(rest.type === "array" ? { style: "form", explode: true } : {}),
    }
  })
}

/** Named schemas (`.meta({ id })`) move to `components`, so that a shared shape appears once. */
function hoist(schema, components) {
  const { $schema: _, $defs, ...rest } = schema
  for (const [name, definition] of Object.entries($defs ?? {})) {
    const moved = rename(definition)
    const known = components[name]
    if (known && JSON.stringify(known) !== JSON.stringify(moved)) {
      throw new Error(`two different schemas are called "${name}"`)
    }
    components[name] = moved
  }
  return rename(rest)
}

function rename(value) {
  if (Array.isArray(value)) return value.map(rename)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== "$ref" || typeof inner !== "string") return [key, rename(inner)]
      if (inner === "#") throw new Error("a schema that contains itself needs a name: .meta({ id })")
      return [key, inner.replace("#/$defs/", "#/components/schemas/")]
    }),
  )
}

const json = (schema) => ({ "application/json": { schema } })
const pathParameter = (name) => ({ name, in: "path", required: true, schema: { type: "string" } })

function security(template) {
  if (template.startsWith("/admin/")) return [{ adminToken: [] }, { adminSession: [] }, { secretApiKey: [] }]
  if (template.startsWith("/store/")) return [{ publishableKey: [] }]
  return []
}

/** `/admin/media/catalog/items` → `Admin: catalog`. */
function tagOf(path) {
  const [, area = "", , capability = ""] = path.split("/")
  return `${area === "admin" ? "Admin" : area === "store" ? "Store" : "Public"}: ${capability || area}`
}

function operationId(template, method) {
  const words = template.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return method.toLowerCase() + words.map((word) => word[0].toUpperCase() + word.slice(1)).join("")
}

function byPathAndMethod(a, b) {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return METHODS.indexOf(a.method) - METHODS.indexOf(b.method)
}
