import type { Readable } from "node:stream"
import type { Verdict } from "../../../modules/license/domain/verdict"

export { VERDICTS, type Verdict } from "../../../modules/license/domain/verdict"

export type Language = "en" | "zh"

/** What may be told in public: nothing about owners, orders, renters or places, and no tag id. */
export interface PublicVerdict {
  verdict: Verdict
  /** `label` only for batches with a recorded mandate of the rights holder. */
  issuer?: "label" | "shop"
  title?: { en?: string; zhCN?: string }
  edition?: string | null
  cover_url?: string | null
  publisher?: string | null
  isbn?: string | null
  year?: number | null
  /** Copies of the batch. */
  pressing_size?: number | null
  /** What is pressed into the disc around its hole. */
  expected?: { mastering_sid: string[]; mould_sid: string[]; matrix: string[] }
  /** `2026-11` */
  activated_month?: string | null
  checks?: "1" | "2-5" | "6-20" | "20+"
  /** Owners so far. */
  provenance_count?: number
  ex_rental?: boolean
  /** A key of `Words.notices`, or a sentence in the language of the caller. */
  notices?: string[]
  /** ISO 8601 */
  checked_at?: string
  /** Whose property a rental copy is; on the page of that verdict only. */
  shop_name?: string | null
}

/** Who asks, without anything that would have to be kept secret but the address and the device id. */
export interface Caller {
  address: string
  /** Cookie `mdev`: 22 characters of base64url, 128 bits. */
  device: string | null
  ua_class: "mobile" | "desktop" | "bot" | "other"
  /** ISO 3166-1 alpha-2 */
  country: string | null
  /** Coordinates rounded to 0.5°: `52.5,13.5` */
  cell: string | null
  lang: Language
}

/** `url`: a path as printed (`/T/…`) or a whole URL; `code`: what somebody typed. */
export interface TagText {
  text: string
  kind: "url" | "code"
}

export interface Limited {
  status: "limited"
  /** Seconds */
  retry_after: number
}

export type VerifyAnswer = { status: "ok"; view: PublicVerdict; /** Becomes the cookie. */ device?: string } | Limited

export const REPORT_KINDS = ["copy", "panel", "label", "seller", "other"] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export interface Photo {
  bytes: Buffer
  /** Taken from the bytes. */
  type: "image/jpeg" | "image/png"
}

export interface ReportAsk {
  /** Absent when the visitor names no tag. */
  tag: TagText | null
  kind: ReportKind
  words: string
  place?: string
  photo?: Photo
  caller: Caller
}

/** `etag` without quotes. */
export interface Published {
  body: string
  etag: string
}

export type DownloadAnswer =
  | { status: "redirect"; url: string }
  | { status: "stream"; stream: Readable; type: string; name: string }
  | { status: "gone" | "cap_reached" | "unknown" }
  | Limited

/** What the resolver asks: verification, storage and signatures are behind it. */
export interface ResolverPort {
  verify(ask: TagText & { caller: Caller }): Promise<VerifyAnswer>
  report(ask: ReportAsk): Promise<{ status: "received" } | Limited>
  /** JSON text of the JWK set. */
  jwks(): Promise<Published>
  /** Compact JWS; `null` while there is none: nothing has been minted, or there is no master key. */
  trustBundle(): Promise<Published | null>
  /** How many days checks are kept: every page says so. */
  retentionDays(): Promise<number>
  /** Uses up a one-time ticket. */
  download?(ask: { ticket: string; caller: Caller }): Promise<DownloadAnswer>
}

/** Key under which the port is registered; see `provideSource`. */
export const RESOLVER_PORT = "mediaLicense.resolver"

/** A request without its socket, so that every mount and every test can make one. */
export interface ResolverRequest {
  method: string
  /** Undecoded, without the query. */
  path: string
  /** Without the question mark. */
  query: string
  headers: Record<string, string | string[] | undefined>
  /** See `clientAddress`. */
  address: string
  /** Whether a trusted proxy wrote the headers. */
  fromProxy: boolean
  /** Read up to one byte past `bodyLimit`. */
  body?: Buffer
}

export interface ResolverResponse {
  status: number
  headers: Record<string, string>
  body: string | Readable
}

/** Where an address is. */
export type Place = Pick<Caller, "country" | "cell">

export interface ResolverSettings {
  imgHosts: readonly string[]
  claimUrl: string | null
  place(request: ResolverRequest): Place
  /** Hears of faults, which visitors are not told about. */
  onFault(error: unknown): void
}
