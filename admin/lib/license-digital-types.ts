/** Shapes of the routes of digital licences, as they travel. */
import type { DigitalStatus } from "../../src/modules/license/domain/digital/status"
import type { Page } from "./types"

export type { DigitalStatus } from "../../src/modules/license/domain/digital/status"
export const DIGITAL_STATUSES = ["active", "suspended", "revoked", "expired"] as const satisfies DigitalStatus[]

/** A device that holds a licence, or held it. */
export interface LicenceDevice {
  id: string
  slot: number
  label: string
  thumbprint: string
  activated_at: string
  deactivated_at: string | null
  /** Until when it holds an offline file. */
  file_expires_at: string | null
}

/** What a licence allows, as it was when the licence was issued. */
export interface LicenceFigures {
  max_devices: number
  max_deactivations_per_year: number
  offline_ttl_days: number
  grace_days: number
  download_cap: number
  quality: string | null
  transferable: boolean
  follows_tag: boolean
}

export interface DigitalLicence {
  id: string
  status: DigitalStatus
  status_reason: string | null
  key_last4: string
  key_version: number
  variant_id: string | null
  product_id: string | null
  product_title: string | null
  variant_title: string | null
  order_id: string | null
  order_line_item_id: string | null
  unit_index: number
  tag_id: string | null
  terms_id: string | null
  customer_id: string | null
  customer_email: string | null
  terms: LicenceFigures
  devices: LicenceDevice[]
  files: { file_id: string; title: string; used: number; cap: number }[]
  deactivations: { used: number; max: number; resets_at: string }
  created_at: string
  updated_at: string
}
export type DigitalPage = Page<"digital", DigitalLicence>

/** What staff can do with a licence: the status it gets. */
export type DigitalAct = "suspended" | "active" | "revoked"

/** What can be done with a licence of each status. */
export const DIGITAL_ACTS: Record<DigitalStatus, readonly DigitalAct[]> = {
  active: ["suspended", "revoked"],
  suspended: ["active", "revoked"],
  expired: ["revoked"],
  revoked: [],
}
