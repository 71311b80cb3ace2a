import { clientAddress, isFromProxy, isProxyRange } from "../client-address"

const asked = (remoteAddress: string | undefined, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
})

describe("clientAddress", () => {
  it.each<[string, string | undefined, string | undefined, string[], string]>([
    ["the socket without a proxy", "203.0.113.9", undefined, ["loopback"], "203.0.113.9"],
    ["not what a caller writes about itself", "203.0.113.9", "198.51.100.1", ["loopback"], "203.0.113.9"],
    ["what a trusted proxy adds", "127.0.0.1", "198.51.100.1", ["loopback"], "198.51.100.1"],
    ["only what the proxy adds", "127.0.0.1", "10.9.9.9, 198.51.100.1", ["loopback"], "198.51.100.1"],
    ["past a chain of proxies", "10.0.0.2", "198.51.100.1, 10.1.1.1", ["10.0.0.0/8"], "198.51.100.1"],
    ["the socket when nobody is trusted", "127.0.0.1", "198.51.100.1", [], "127.0.0.1"],
    ["IPv4 in IPv6 notation as IPv4", "::ffff:203.0.113.9", undefined, ["loopback"], "203.0.113.9"],
    ["a mapped proxy as the proxy it is", "::ffff:127.0.0.1", "198.51.100.1", ["loopback"], "198.51.100.1"],
    ["IPv6", "::1", "2001:DB8::1", ["loopback"], "2001:db8::1"],
    ["an address without its port", "127.0.0.1", "198.51.100.1:4711", ["loopback"], "198.51.100.1"],
    ["an IPv6 address without its port", "127.0.0.1", "[2001:db8::1]:4711", ["loopback"], "2001:db8::1"],
    ["the proxy when it adds no address", "127.0.0.1", "198.51.100.1, unknown", ["loopback"], "127.0.0.1"],
    ["nothing when the connection has gone", undefined, undefined, ["loopback"], "-"],
  ])("takes %s", (_, remote, forwarded, trusted, expected) => {
    expect(clientAddress(asked(remote, forwarded), trusted)).toBe(expected)
  })
})

describe("isFromProxy", () => {
  it("believes the other end of the connection, not what is written in a header", () => {
    expect(isFromProxy(asked("127.0.0.1"), ["loopback"])).toBe(true)
    expect(isFromProxy(asked("203.0.113.9", "127.0.0.1"), ["loopback"])).toBe(false)
    expect(isFromProxy(asked("127.0.0.1"), [])).toBe(false)
    expect(isFromProxy(asked(undefined), ["loopback"])).toBe(false)
  })
})

describe("isProxyRange", () => {
  it.each(["10.0.0.0/8", "2001:db8::/32", "192.0.2.1", "loopback", "uniquelocal"])("takes %s", (value) => {
    expect(isProxyRange(value)).toBe(true)
  })
  it.each(["", "proxy.local", "10.0.0.0/33", "10.0.0"])("refuses %j", (value) => {
    expect(isProxyRange(value)).toBe(false)
  })
})
