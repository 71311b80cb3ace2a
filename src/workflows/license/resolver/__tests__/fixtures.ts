import type { PublicVerdict, ResolverPort, ResolverRequest, ResolverSettings, TagText, Verdict } from "../types"

/** A tag whose answer is everything a page can show. */
export function viewOf(verdict: Verdict, changes: Partial<PublicVerdict> = {}): PublicVerdict {
  return {
    verdict,
    issuer: "label",
    title: { en: "Night Train to Lisbon", zhCN: "开往里斯本的夜车" },
    edition: "Remastered, 180 g, 2 LP",
    cover_url: null,
    publisher: "Harbour Records",
    isbn: "978-7-88000-123-4",
    year: 2026,
    pressing_size: 5000,
    expected: { mastering_sid: ["IFPI L123"], mould_sid: ["IFPI 94Z1"], matrix: ["HR-0421-1 A1", "HR-0421-2 B1"] },
    activated_month: "2026-11",
    checks: "2-5",
    provenance_count: 1,
    ex_rental: false,
    notices: [],
    checked_at: "2026-11-23T08:49:00.000Z",
    shop_name: "Corner Records",
    ...changes,
  }
}

export const DEVICE = "AAECAwQFBgcICQoLDA0ODw"

export interface FakePort extends ResolverPort {
  asked: (TagText & { caller: object })[]
  reports: object[]
}

/** Knows the one path and the one code it is given; everything else is not recognised. */
export function fakePort(
  answer: PublicVerdict = viewOf("authentic_sold"),
  overrides: Partial<ResolverPort> = {},
): FakePort {
  const asked: FakePort["asked"] = []
  const reports: object[] = []
  return {
    asked,
    reports,
    verify: async (ask) => {
      asked.push(ask)
      const known = ask.text === "/T/KNOWN" || ask.text === "0NWNF-M2TE-91VX-PZVZ"
      return { status: "ok", view: known ? answer : { verdict: "not_recognised" }, device: DEVICE }
    },
    report: async (ask) => {
      reports.push(ask)
      return { status: "received" }
    },
    jwks: async () => ({ body: '{"keys":[]}', etag: "k1" }),
    trustBundle: async () => ({ body: "e30.e30.sig", etag: "b1" }),
    retentionDays: async () => 30,
    ...overrides,
  }
}

export const SETTINGS: ResolverSettings = {
  imgHosts: ["cdn.shop.com"],
  claimUrl: "https://shop.com/claim",
  place: () => ({ country: "DE", cell: "52.5,13.5" }),
  onFault: (error) => {
    throw error
  },
}

export function ask(target: string, changes: Partial<ResolverRequest> = {}): ResolverRequest {
  const [path = "", query = ""] = target.split("?", 2)
  const request = { method: "GET", path, query, headers: {}, address: "203.0.113.9", fromProxy: false }
  return { ...request, ...changes }
}

/** A form as a browser sends it. */
export function post(
  target: string,
  fields: Record<string, string>,
  changes: Partial<ResolverRequest> = {},
): ResolverRequest {
  const headers = { "content-type": "application/x-www-form-urlencoded", ...changes.headers }
  const body = Buffer.from(new URLSearchParams(fields).toString())
  return ask(target, { method: "POST", body, ...changes, headers })
}
