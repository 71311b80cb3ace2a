import Medusa from "@medusajs/js-sdk"
import { ApiError } from "./api-error"
import { toSearch, type Query } from "./query"

declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

const authType = typeof __AUTH_TYPE__ === "undefined" ? "session" : (__AUTH_TYPE__ ?? "session")
const backendUrl = typeof __BACKEND_URL__ === "undefined" ? "/" : (__BACKEND_URL__ ?? "/")
const tokenKey = typeof __JWT_TOKEN_STORAGE_KEY__ === "undefined" ? undefined : __JWT_TOKEN_STORAGE_KEY__ || undefined

/** Medusa's client, for its own routes and for the signed-in session. */
export const sdk = new Medusa({ baseUrl: backendUrl, auth: { type: authType, jwtTokenStorageKey: tokenKey } })

interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE"
  query?: Query
  body?: unknown
  /** Sent instead of a body. */
  file?: Blob
  signal?: AbortSignal
  /** The same key and body get the same answer, however often they are sent. */
  idempotencyKey?: string
}

/**
 * Calls a route of ours. The SDK's own `fetch` keeps only the message of a refusal; forms need the list of
 * problems, the missing permission and the current version, so the body is read here.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options, "application/json")
  return (await response.json().catch(() => ({}))) as T
}

/** Sends a file to a route of ours, as it is. */
export async function sendFile<T>(path: string, query: Query, file: Blob): Promise<T> {
  const response = await send(path, { method: "POST", query, file }, "application/json")
  return (await response.json().catch(() => ({}))) as T
}

/** Asks a route of ours for a file, e.g. an export, with the name it gives the file. */
export async function requestFile(path: string, query: Query): Promise<{ blob: Blob; name: string }> {
  const response = await send(path, { query }, "*/*")
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1]
  return { blob: await response.blob(), name: name ?? "export" }
}

/** Address of a file of ours that a plain link can load; `null` where a link would not be signed in. */
export const fileHref = (path: string): string | null => (authType === "session" ? urlOf(path, undefined) : null)

async function send(path: string, options: RequestOptions, accept: string): Promise<Response> {
  const requestId = newRequestId()
  const response = await fetch(urlOf(path, options.query), {
    method: options.method ?? "GET",
    signal: options.signal,
    credentials: authType === "session" ? "include" : "omit",
    headers: { ...(await headersOf(requestId, options)), accept },
    body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause
    throw new ApiError(0, { message: cause instanceof Error ? cause.message : String(cause) }, requestId)
  })
  if (response.ok) return response
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  throw new ApiError(response.status, body, response.headers.get("x-request-id") ?? requestId)
}

async function headersOf(requestId: string, options: RequestOptions): Promise<Record<string, string>> {
  const headers: Record<string, string> = {}
  // A custom header would need the shop's CORS settings to name it, so it is sent to the same origin only.
  if (isSameOrigin()) headers["x-request-id"] = requestId
  if (options.body !== undefined) headers["content-type"] = "application/json"
  if (options.file) headers["content-type"] = "application/octet-stream"
  if (options.idempotencyKey) headers["idempotency-key"] = options.idempotencyKey
  if (authType === "jwt") {
    const token = await sdk.client.getToken()
    if (token) headers.authorization = `Bearer ${token}`
  }
  return headers
}

function origin(): string {
  return backendUrl === "/" || backendUrl === "" ? window.location.origin : backendUrl
}

function isSameOrigin(): boolean {
  return new URL(origin(), window.location.origin).origin === window.location.origin
}

function urlOf(path: string, query: Query = {}): string {
  const base = origin().replace(/\/$/, "")
  const search = toSearch(query)
  return `${base}${path}${search ? `?${search}` : ""}`
}

/** An id nobody else has, for requests and for what must be done once. */
export function newRequestId(): string {
  // `randomUUID` exists only on https and localhost; an admin behind plain http still gets an id to quote.
  return typeof crypto !== "undefined" && "randomUUID" in crypto
    ? crypto.randomUUID()
    : `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`
}
