import type { MedusaContainer } from "@medusajs/framework/types"
import { provideSource, sourceOf } from "../registry"

const container = (registrations: Record<string, unknown> = {}) =>
  ({
    hasRegistration: (key: string) => key in registrations,
    resolve: (key: string) => registrations[key],
  }) as unknown as MedusaContainer

describe("a source", () => {
  it("answers with the asking request's container", () => {
    provideSource("test.source", (asking) => ({ asking }))
    const mine = container()
    expect(sourceOf<{ asking: MedusaContainer }>(mine, "test.source")?.asking).toBe(mine)
  })

  it("gives way to what a host has registered", () => {
    provideSource("test.source", () => "ours")
    expect(sourceOf(container({ "test.source": "the host's" }), "test.source")).toBe("the host's")
  })

  it("may be missing, or have nothing to say here", () => {
    provideSource("test.silent", () => undefined)
    expect(sourceOf(container(), "test.silent")).toBeUndefined()
    expect(sourceOf(container(), "test.nobody")).toBeUndefined()
  })
})
