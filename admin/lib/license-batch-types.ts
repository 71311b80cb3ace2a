/** Shapes of the routes of batches, approvals and keys, as they travel. */
import type { BatchPurpose, BatchStatus, TagScheme, TagStatus } from "../../src/modules/license/domain/enums"
import type { LicensePerson } from "./license-tag-types"
import type { Labels, Page } from "./types"

export type { BatchStatus, TagScheme } from "../../src/modules/license/domain/enums"

/** What the disc itself must read, and who made it. */
export interface Dossier {
  publisher?: string | null
  isbn?: string | null
  import_approval_no?: string | null
  year?: number | null
  cover_url?: string | null
  isrc: string[]
  mastering_sid: string[]
  mould_sid: string[]
  matrix: string[]
}

export interface Batch {
  id: string
  kid: number | null
  scheme: TagScheme
  purpose: BatchPurpose
  gtin: string | null
  company_prefix: string | null
  variant_id: string | null
  product_id: string | null
  product_title: string | null
  variant_title: string | null
  mandate_ref: string | null
  title: Labels
  edition: string | null
  dossier: Dossier
  quantity: number
  minted_count: number
  with_pin: boolean
  pins_available: boolean
  pins_finished_at: string | null
  status: BatchStatus
  requested_by: LicensePerson
  approved_by: LicensePerson | null
  approved_at: string | null
  last_error: string | null
  ready_at: string | null
  closed_at: string | null
  created_at: string
}

export interface BatchDetail extends Batch {
  tags: Record<TagStatus, number>
  /** Highest number whose label was exported, from 0. */
  printed_to: number | null
  host: string | null
}

export interface LabelExport {
  id: string
  format: "pdf" | "csv"
  layout: string | null
  from_idx: number
  to_idx: number
  include_pins: boolean
  row_count: number
  sha256: string | null
  downloads: number
  exported_by: LicensePerson
  created_at: string
}

export interface SymbolPreview {
  host: string | null
  plan: { version: number | null; modules: number; size_mm: number; warning: "symbol_large" | null }
  layouts: {
    name: string
    label_width: number
    label_height: number
    per_page: number
    fits: boolean
    fits_with_pin: boolean
  }[]
}

export interface Approval {
  id: string
  action: "revoke" | "restore" | "distrust_key"
  target_id: string
  target: { serial_printed: string | null; title: Labels | null; kid: number | null }
  reason: string
  note: string | null
  state: "pending" | "approved" | "rejected" | "expired"
  requested_by: LicensePerson
  decided_by: LicensePerson | null
  decided_at: string | null
  expires_at: string
  own: boolean
  created_at: string
}

export interface SigningKey {
  kid: number
  purpose: "root" | "batch" | "licence"
  state: "pending" | "active" | "closed" | "distrusted"
  has_private: boolean
  scheme: TagScheme | null
  certified_value: string | null
  certified_quantity: number | null
  certificate_state: "valid" | "invalid" | "none"
  batch_id: string | null
  batch_title: Labels | null
  not_before: string
  distrust_reason: string | null
  pending_approval: string | null
}

export type BatchPage = Page<"batches", Batch>
export type ExportPage = Page<"exports", LabelExport>
export type ApprovalPage = Page<"approvals", Approval>
export type KeyPage = Page<"keys", SigningKey> & { master_key: "environment" | "development" | "missing" }
