import { toBcp47 } from "./format"

export const DURATION_UNITS = ["second", "minute", "hour", "day"] as const
export type DurationUnit = (typeof DURATION_UNITS)[number]

const MS: Record<DurationUnit, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 }

export interface Duration {
  amount: string
  unit: DurationUnit
}

/** Milliseconds in the largest unit that says them without a fraction: `43200000` → 12 hours. */
export function durationOf(ms: number): Duration {
  if (ms === 0) return { amount: "0", unit: "hour" }
  const unit = [...DURATION_UNITS].reverse().find((one) => ms % MS[one] === 0) ?? "second"
  return { amount: String(ms / MS[unit]), unit }
}

/** Milliseconds of what is typed; `null` when it is no number from 0. */
export function msOf({ amount, unit }: Duration): number | null {
  const text = amount.trim().replace(/[，,]/g, ".")
  return /^\d{1,10}(\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * MS[unit]) : null
}

/** `12 hours`, `2 天`. */
export function formatDurationUnits(ms: number, language: string): string {
  const { amount, unit } = durationOf(ms)
  return unitText(Number(amount), unit, language)
}

export function unitText(amount: number, unit: DurationUnit, language: string): string {
  return new Intl.NumberFormat(toBcp47(language), { style: "unit", unit, unitDisplay: "long" }).format(amount)
}
