/** Shapes of the routes of tags, as they travel. */
import type { BatchPurpose, CaseKind, RiskLevel, TagScheme, TagStatus } from "../../src/modules/license/domain/enums"
import type { Verdict } from "../../src/modules/license/domain/verdict"
import type { Labels, Page } from "./types"

export type { Verdict } from "../../src/modules/license/domain/verdict"
export type { CaseKind, RiskLevel, TagStatus } from "../../src/modules/license/domain/enums"

/** Somebody who works here; without a name once the account is gone. */
export interface LicensePerson {
  id: string
  name: string | null
}

/** A tag's record. Its id holds the serial, so it is for signed-in staff only. */
export interface Tag {
  id: string
  serial_printed: string
  status: TagStatus
  status_before_revoke: TagStatus | null
  hold_reason: string | null
  batch_id: string
  /** Number of the copy in its batch, from 0. */
  idx: number
  kid: number
  scheme: TagScheme
  purpose: BatchPurpose
  gtin: string | null
  title: Labels
  edition: string | null
  variant_id: string | null
  product_id: string | null
  product_title: string | null
  variant_title: string | null
  sku: string | null
  stock_location_id: string | null
  stock_location_name: string | null
  order_id: string | null
  order_display_id: number | null
  order_line_item_id: string | null
  fulfillment_id: string | null
  rental_unit_id: string | null
  owner_id: string | null
  owner_email: string | null
  packed: { order_id: string; order_display_id: number | null; order_line_item_id: string } | null
  panel_intact: boolean | null
  ex_rental: boolean
  superseded_by: string | null
  revoke_reason: string | null
  /** 0 to 1; a rank, not a probability. */
  risk: number
  risk_level: RiskLevel
  public_caution: boolean
  /** Visits of people who checked it. */
  sessions: number
  last_checked_at: string | null
  has_pin: boolean
  pin_locked_until: string | null
  open_cases: { id: string; kind: CaseKind }[]
  pending_approval: { id: string; action: "revoke" | "restore" } | null
  printed_at: string | null
  bound_at: string | null
  sold_at: string | null
  activated_at: string | null
  revoked_at: string | null
  created_at: string
  updated_at: string
}
export type TagPage = Page<"tags", Tag>

/** One thing that happened to a tag: a change of ours, or a check by somebody. */
export interface TimelineEntry {
  id: string
  type: "event" | "scan"
  /** Of an event e.g. `tag.receive`; of a check its channel. */
  kind: string
  from_status: TagStatus | null
  to_status: TagStatus | null
  actor_type: string | null
  actor: LicensePerson | null
  reason: string | null
  verdict: Verdict | null
  country: string | null
  ua_class: string | null
  is_owner: boolean | null
  pin_event: "wrong" | "after_activation" | null
  data: Record<string, unknown>
  occurred_at: string
}
export type TimelinePage = Page<"timeline", TimelineEntry>

export type ScanIntent = "receive" | "pack" | "unpack" | "return" | "inspect" | "relabel"

/** What was scanned: the text of a symbol, or a printed serial. */
export type Shown = { url: string } | { code: string }

export type ScanRequest = Shown & {
  intent: ScanIntent
  order_id?: string
  line_item_id?: string
  location_id?: string
  variant_id?: string
  rental_unit_id?: string
  panel_intact?: boolean
  replacement_url?: string
  replacement_code?: string
}

export type ScanWarning = "key_distrusted" | "caution" | "open_case" | "hold" | "relabel_needed"

export interface ScanAnswer {
  tag: Tag
  warnings: ScanWarning[]
  packed: { line_item_id: string; packed: number; wanted: number } | null
}

export type CheckStep = "length" | "shape" | "host" | "check_digits" | "key" | "item" | "signature" | "row"
export type CheckState = "passed" | "failed" | "skipped" | "not_applicable"

/** The way of a check, step by step. */
export interface CheckAnswer {
  recognised: boolean
  fault: string | null
  steps: { step: CheckStep; state: CheckState }[]
  verdict: Verdict
  host: string | null
  kid: number | null
  tag: Tag | null
}
