/** Shapes of the routes of cases, as they travel. */
import type { CaseKind, CaseStatus } from "../../src/modules/license/domain/enums"
import type { LicensePerson, Tag } from "./license-tag-types"
import type { Labels, Page } from "./types"

export type { CaseKind, CaseStatus } from "../../src/modules/license/domain/enums"

export const SEVERITIES = ["low", "medium", "high"] as const
export type Severity = (typeof SEVERITIES)[number]

/** A sentence of a case, for the reader's own language. */
export interface CaseReason {
  key: string
  params: Record<string, string | number>
}

export interface TagCase {
  id: string
  tag_id: string | null
  kind: CaseKind
  severity: Severity
  status: CaseStatus
  signals: Record<string, unknown>
  reasons: CaseReason[]
  assigned_to: LicensePerson | null
  resolution: string | null
  /** How many reports of the public belong to it. */
  reports: number
  serial_printed: string | null
  title: Labels | null
  public_caution: boolean
  closed_at: string | null
  created_at: string
  updated_at: string
}
export type CasePage = Page<"cases", TagCase>

/** What somebody told the shop. */
export interface CaseReport {
  id: string
  kind: string
  text: string
  place: string | null
  photo_url: string | null
  customer_email: string | null
  created_at: string
}

export interface CaseDetail extends TagCase {
  tag: Tag | null
  /** The newest 100. */
  report_list: CaseReport[]
}

/** What a person says of a case; at least one of it. */
export interface CaseEdit {
  status?: "investigating" | "confirmed" | "dismissed"
  assigned_to?: string | null
  resolution?: string
  public_caution?: boolean
}
