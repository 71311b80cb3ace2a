import { provideSource } from "../../../lib/registry"
import { openListener } from "../listener"
import { RESOLVER_LISTENER, type ListenerSource } from "../types"

describe("openListener", () => {
  const said: string[] = []
  const logger = { info: (text: string) => said.push(text), error: (text: string) => said.push(`error: ${text}`) }
  const provide = (open: ListenerSource | undefined) => provideSource(RESOLVER_LISTENER, () => open)
  beforeEach(() => said.splice(0))

  it("opens nothing without a port, or where nobody serves requests", async () => {
    provide(async () => ({ port: 1, close: async () => undefined }))
    expect(await openListener(logger, undefined)).toBeUndefined()
    provide(undefined)
    expect(await openListener(logger, 9100)).toBeUndefined()
    expect(said).toEqual([])
  })

  it("says which port it is", async () => {
    provide(async () => ({ port: 9100, close: async () => undefined }))
    expect(await openListener(logger, 9100)).toMatchObject({ port: 9100 })
    expect(said).toEqual([expect.stringContaining("port 9100")])
  })

  it("lets the shop start when the port is taken, and says what to do", async () => {
    provide(async () => {
      throw new Error("listen EADDRINUSE: address already in use :::9100")
    })
    expect(await openListener(logger, 9100)).toBeUndefined()
    expect(said).toEqual([expect.stringMatching(/^error: .*port 9100 \(option license\.resolver\.port\).*EADDRINUSE/)])
  })
})
