import { readFileSync } from "node:fs"
import { join } from "node:path"
import { CURRENCIES } from "./regions"
import { DATA_DIRECTORY } from "./entries"

/** `data/demo/shared/rental.json`: how the demo rents. A tier has one amount per currency of the shop. */
export interface DemoRental {
  calendar: { tz: string; open_dows: number; closed_dates: string[]; pickup_from: string; due_time: string }
  plans: DemoPlan[]
  terms: ({ media_type?: string } & Record<string, unknown>)[]
  copies_per_title: number
  customers: { email: string; first_name: string; last_name: string; date_of_birth: string }[]
}

export interface DemoPlan {
  ref: string
  name: string
  min_days: number
  max_days: number
  late_start_time?: string
  /** What the plan is for. */
  media_types: string[]
  tiers: ({ label: string; days: number; start_dows?: number } & Record<string, unknown>)[]
}

export function readRental(directory: string = DATA_DIRECTORY): DemoRental {
  return JSON.parse(readFileSync(join(directory, "shared", "rental.json"), "utf8")) as DemoRental
}

/** The body that `POST /admin/media/rental/rate-plans` takes: a tier per currency. */
export function planBody({ ref: _ref, media_types: _types, tiers, ...plan }: DemoPlan): Record<string, unknown> {
  return {
    ...plan,
    tiers: tiers.flatMap(({ label, days, start_dows, ...amounts }) =>
      CURRENCIES.filter((currency) => amounts[currency] !== undefined).map((currency_code) => ({
        label,
        days,
        ...(start_dows === undefined ? {} : { start_dows }),
        currency_code,
        amount: amounts[currency_code],
      })),
    ),
  }
}
