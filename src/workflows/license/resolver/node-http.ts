import type { IncomingMessage, ServerResponse } from "node:http"
import { clientAddress, isFromProxy } from "../../../lib/client-address"
import { requestBodyLimit } from "./handle"
import type { ResolverRequest, ResolverResponse } from "./types"

/** Whether an undecoded path belongs to the resolver. */
export const isResolverPath = (path: string): boolean =>
  /^\/t(\/|$)/i.test(path) || path === "/.well-known/media-jwks.json"

/** `/t/x?lang=en` → path and query; a proxy may send the whole URL. */
export function splitUrl(url: string): { path: string; query: string } {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "")
  const at = target.indexOf("?")
  return at < 0 ? { path: target, query: "" } : { path: target.slice(0, at), query: target.slice(at + 1) }
}

/**
 * Copies what the resolver needs of a request; the original may be changed afterwards.
 *
 * @param url the undecoded target; Express shortens `request.url` below a mount
 */
export function copyOf(request: IncomingMessage, url: string, trustedProxies: readonly string[]): ResolverRequest {
  return {
    method: request.method ?? "GET",
    ...splitUrl(url),
    headers: { ...request.headers },
    address: clientAddress(request, trustedProxies),
    fromProxy: isFromProxy(request, trustedProxies),
  }
}

/**
 * The copy with the body, read as far as it is worth reading.
 * @throws when the caller breaks off
 */
export async function withBody(request: IncomingMessage, copied: ResolverRequest): Promise<ResolverRequest> {
  if (copied.method !== "POST") return copied
  return { ...copied, body: await readUpTo(request, requestBodyLimit(copied) + 1) }
}

/** At most `limit` bytes, so that who sends more is noticed and not listened to. */
export async function readUpTo(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  // An announced length alone is enough to refuse: nothing needs to be read.
  if (Number(request.headers["content-length"] ?? 0) >= limit) return Buffer.alloc(limit)
  // Leaving the loop must not close the connection, or the refusal would never arrive.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length >= limit) break
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

/** Writes an answer. A connection whose body was not read to its end is not used again. */
export function sendTo(response: ServerResponse, { status, headers, body }: ResolverResponse): void {
  response.statusCode = status
  // Express names itself; the resolver's own listener does not, and nobody needs to know.
  response.removeHeader("X-Powered-By")
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (status === 413) response.setHeader("Connection", "close")
  if (typeof body === "string") {
    response.end(body)
    return
  }
  // The status has been sent: all that is left to tell is that the file is not complete.
  body.once("error", () => response.destroy())
  response.once("close", () => body.destroy())
  body.pipe(response)
}

const NOT_FOUND = JSON.stringify({ type: "not_found", message: "Not found" })

/** As for any route that does not exist. */
export function sendNotFound(response: ServerResponse): void {
  response.statusCode = 404
  response.setHeader("Content-Type", "application/json; charset=utf-8")
  response.setHeader("Content-Length", String(NOT_FOUND.length))
  response.end(NOT_FOUND)
}
