import { isIP } from "node:net"
import proxyAddr from "proxy-addr"

/** The part of a request an address is read from. */
export interface AddressedRequest {
  headers: Record<string, string | string[] | undefined>
  socket: { remoteAddress?: string | undefined }
}

type Trust = (address: string, hop: number) => boolean

/** Lists come from the options and live as long as the process, so each is compiled once. */
const compiled = new WeakMap<readonly string[], Trust>()

function trustOf(proxies: readonly string[]): Trust {
  const known = compiled.get(proxies)
  if (known) return known
  const trust: Trust = proxies.length === 0 ? () => false : proxyAddr.compile([...proxies])
  compiled.set(proxies, trust)
  return trust
}

/** `true` for what `trustedProxies` takes: an address, a CIDR range, or one of proxy-addr's named ranges. */
export function isProxyRange(value: string): boolean {
  try {
    proxyAddr.compile(value)
    return true
  } catch {
    return false
  }
}

/** `true` when the other end of the connection is one of `trustedProxies`, so that its headers may be believed. */
export function isFromProxy(request: AddressedRequest, trustedProxies: readonly string[]): boolean {
  const peer = request.socket.remoteAddress
  return peer !== undefined && isIP(peer) !== 0 && trustOf(trustedProxies)(peer, 0)
}

/**
 * Who asked: the address nearest to the caller that a trusted proxy vouches for. Whatever stands left of it in
 * `X-Forwarded-For` was written by the caller and is ignored. An entry that is no address is passed over towards the
 * socket. IPv4 in IPv6 notation is given as IPv4; `"-"` where the connection has gone already.
 *
 * @param trustedProxies addresses, CIDR ranges or `loopback`, `linklocal`, `uniquelocal`; empty trusts nobody
 * @example clientAddress(req, system.getOptions().trustedProxies) // "203.0.113.9"
 */
export function clientAddress(request: AddressedRequest, trustedProxies: readonly string[]): string {
  // proxy-addr is typed for IncomingMessage and reads these two fields only.
  const chain = proxyAddr.all(request as Parameters<typeof proxyAddr.all>[0], trustOf(trustedProxies))
  for (const entry of chain.reverse()) {
    const address = bare(entry)
    if (address) return address
  }
  return "-"
}

/** `1.2.3.4:5678` and `[::1]:443`, as some balancers write them, without the port; `undefined` when no address. */
function bare(entry: string | undefined): string | undefined {
  const text = (entry ?? "").trim()
  const [, host = text] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? []
  const [, v4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(host) ?? []
  const address = v4 ?? host
  return isIP(address) === 0 ? undefined : address.toLowerCase()
}
