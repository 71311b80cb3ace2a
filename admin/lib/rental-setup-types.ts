/** Shapes of the routes that set renting up: plans, terms and calendars, as they travel. */
import type { Terms, TermsColumn, TermsScope } from "../../src/modules/rental/domain/terms"
import type { Page } from "./types"

export type { Terms, TermsColumn, TermsScope }

/** One price of a plan. */
export interface RateTier {
  id: string
  label: string
  days: number
  currency_code: string
  amount: string
  customer_group_id: string | null
  customer_group_name: string | null
  /** Bit 0 = Monday … bit 6 = Sunday; `null`: any. */
  start_dows: number | null
  valid_from: string | null
  valid_to: string | null
}

export type PriceBounds = Record<string, { min?: string; max?: string }>

export interface RatePlan {
  id: string
  name: string
  active: boolean
  min_days: number
  max_days: number
  late_start_time: string | null
  price_bounds: PriceBounds | null
  tiers: RateTier[]
  offers: { enabled: number; total: number }
  version: number
  created_at: string
  updated_at: string
}

export type PlanPage = Page<"rate_plans", RatePlan>

export interface PreviewTile {
  /** Place in the request's tiers, from 0. */
  tier: number
  label: string
  days: number
  amount: string
  count: number
}

export interface PreviewRow {
  days: number
  due_date: string
  /** At least the plan's shortest rental. */
  allowed: boolean
  amount: string | null
  no_rate_date: string | null
  tiles: PreviewTile[]
}

export interface PlanPreview {
  start_date: string
  currency_code: string
  rows: PreviewRow[]
  /** Places of tiers nobody is ever charged with; `null` when there are too many to find out. */
  unused_tiers: number[] | null
  days_without_rate: number[]
}

/** A row of terms: a `null` column inherits. */
export type TermsRow = TermsScope & { [C in TermsColumn]: Terms[C] | null } & {
  id: string
  weight: number
  variant: {
    id: string
    title: string
    sku: string | null
    product_id: string
    product_title: string
    thumbnail: string | null
  } | null
  customer_group: { id: string; name: string } | null
  location: { id: string; name: string } | null
  version: number
  created_at: string
  updated_at: string
}

export type TermsPage = Page<"terms", TermsRow>

export interface ResolvedTerms {
  terms: Terms
  /** From which row each column comes; no id: the default. */
  sources: Record<TermsColumn, { id: string | null; weight: number | null }>
  rows: (TermsScope & { id: string; weight: number })[]
}

export interface ShopCalendar {
  id: string
  location_id: string
  location_name: string | null
  tz: string
  /** Bit 0 = Monday … bit 6 = Sunday. */
  open_dows: number
  closed_dates: string[]
  pickup_from: string
  due_time: string
  version: number
  created_at: string
  updated_at: string
}

export type CalendarPage = Page<"calendars", ShopCalendar>
