import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { copyOf, isResolverPath, sendNotFound, sendTo, splitUrl, withBody } from "./node-http"
import type { ResolverRequest, ResolverResponse } from "./types"

export interface ListenerInput {
  /** 0 takes a free one. */
  port: number
  /** All interfaces when left out. */
  host?: string
  trustedProxies: readonly string[]
  handle(request: ResolverRequest): Promise<ResolverResponse>
  /** How long nothing may move on a connection. @default 30,000 ms */
  stalledMs?: number
  onFault(error: unknown): void
}

export interface Listener {
  port: number
  /** Lets running answers finish, for a moment. */
  close(): Promise<void>
}

/** Tags are short requests: whoever is slower than this holds a connection and nothing else. */
const HEADERS_TIMEOUT_MS = 5_000
const REQUEST_TIMEOUT_MS = 20_000
const KEEP_ALIVE_MS = 5_000
/** Answers that nobody reads would else be kept for ever: the other limits are those of a request. */
const STALLED_MS = 30_000
const CLOSE_PATIENCE_MS = 2_000

/**
 * The resolver on a port of its own. Nothing but tags is answered there, and nothing is kept per path, whereas the shop's
 * router keeps every distinct path for ever.
 *
 * @throws when the port is taken
 */
export async function startResolver(input: ListenerInput): Promise<Listener> {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => {
      answer(input, request, response).catch((error: unknown) => {
        // A caller that goes away while sending is no fault of ours.
        if (!request.destroyed) input.onFault(error)
        response.destroy()
      })
    },
  )
  server.setTimeout(input.stalledMs ?? STALLED_MS)
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(input.port, input.host, () => resolve())
  })
  server.removeAllListeners("error").on("error", input.onFault)
  return { port: (server.address() as AddressInfo).port, close: () => closeGently(server) }
}

async function answer(input: ListenerInput, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? "/"
  if (!isResolverPath(splitUrl(url).path)) return sendNotFound(response)
  const copied = copyOf(request, url, input.trustedProxies)
  sendTo(response, await input.handle(await withBody(request, copied)))
}

async function closeGently(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE_MS)
  await closed
  clearTimeout(timer)
}
