import { buildDocument, pathTemplate } from "../openapi/document.mjs"

const schemas = {
  body: {
    $schema: "x",
    type: "object",
    properties: { title: { $ref: "#/$defs/Title" } },
    $defs: { Title: { type: "string" } },
  },
  query: { type: "object", properties: { q: { type: "string", description: "Text" } }, required: [] },
}
const toSchema = (name) => schemas[name] ?? name
const build = (routes) => buildDocument(routes, toSchema, { title: "t", version: "1" })

describe("openapi document", () => {
  it("turns Medusa's folders into path templates", () => {
    expect(pathTemplate("/admin/media/items/[id]/discs/[disc_id]")).toEqual({
      template: "/admin/media/items/{id}/discs/{disc_id}",
      names: ["id", "disc_id"],
    })
  })

  it("lists path and query parameters, body, status and permission", () => {
    const spec = { summary: "Change", permission: "catalog.item:update", body: "body", query: "query", status: 201 }
    const document = build([{ path: "/admin/media/catalog/items/[id]", method: "POST", spec }])
    const operation = document.paths["/admin/media/catalog/items/{id}"].post
    expect(operation.parameters).toEqual([
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      { name: "q", in: "query", required: false, description: "Text", schema: { type: "string" } },
    ])
    expect(operation).toMatchObject({ "x-permission": "catalog.item:update", tags: ["Admin: catalog"] })
    expect(Object.keys(operation.responses)).toEqual(["201", "400", "401", "403"])
  })

  it("offers an idempotency key where answers are kept, and says what a mismatch answers", () => {
    const spec = { summary: "Return", body: "body", idempotency: "mediaRental" }
    const document = build([{ path: "/admin/media/rental/returns", method: "POST", spec }])
    const operation = document.paths["/admin/media/rental/returns"].post
    expect(operation.parameters).toMatchObject([{ name: "Idempotency-Key", in: "header", required: false }])
    expect(operation.responses["409"].description).toContain("media_rental_idempotency_mismatch")
  })

  it("moves named schemas to the components and points there", () => {
    const document = build([{ path: "/store/media/catalog/x", method: "POST", spec: { summary: "X", body: "body" } }])
    expect(document.components.schemas.Title).toEqual({ type: "string" })
    const { schema } = document.paths["/store/media/catalog/x"].post.requestBody.content["application/json"]
    expect(schema).toEqual({ type: "object", properties: { title: { $ref: "#/components/schemas/Title" } } })
  })

  it("names the media type of a body that is read as a stream", () => {
    const spec = { summary: "Store", rawBody: "application/octet-stream" }
    const document = build([{ path: "/admin/media/license/files", method: "POST", spec }])
    expect(document.paths["/admin/media/license/files"].post.requestBody).toEqual({
      required: true,
      content: { "application/octet-stream": { schema: {} } },
    })
  })

  it("asks store callers for a publishable key only", () => {
    const document = build([{ path: "/store/media/catalog/items", method: "GET", spec: { summary: "List" } }])
    const operation = document.paths["/store/media/catalog/items"].get
    expect(operation.security).toEqual([{ publishableKey: [] }])
    expect(Object.keys(operation.responses)).toEqual(["200", "400"])
  })

  it("names the codes of each refusal", () => {
    const spec = { summary: "X", permission: "none", errors: { 409: ["media_item_version_conflict"] } }
    const document = build([{ path: "/admin/media/x", method: "POST", spec }])
    expect(document.paths["/admin/media/x"].post.responses["409"].description).toContain(
      "`media_item_version_conflict`",
    )
  })

  it("does not depend on the order in which routes are found", () => {
    const routes = ["/store/media/b", "/store/media/a"].map((path) => ({ path, method: "GET", spec: { summary: "X" } }))
    expect(JSON.stringify(build(routes))).toBe(JSON.stringify(build([...routes].reverse())))
  })

  it("refuses a schema that contains itself without a name", () => {
    schemas.loop = { type: "object", properties: { self: { $ref: "#" } } }
    expect(() => build([{ path: "/store/media/a", method: "POST", spec: { summary: "X", body: "loop" } }])).toThrow(
      /needs a name/,
    )
  })
})
