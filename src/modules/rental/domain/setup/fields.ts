import { z } from "@medusajs/framework/zod"
import { amount } from "../../../../lib/fields"
import { rule, type Report } from "../../../../lib/rules"
import { isLocalDate } from "../dates"
import { decimalsOf, formatMoney, isCurrencyCode, isMoney } from "../money"
import { isLocalTime, isTimeZone } from "../shop-time"

/** Most currencies a map of amounts may name. */
export const MAX_CURRENCIES = 50

export const localDate = z.string().refine(isLocalDate, {
  error: (issue) => `${JSON.stringify(issue.input)} is not a date YYYY-MM-DD of the calendar`,
  params: { code: "media_rental_date" },
})

export const localTime = z.string().refine(isLocalTime, "is not a time of day HH:MM")

export const timeZone = z
  .string()
  .refine(isTimeZone, { error: (issue) => `${JSON.stringify(issue.input)} is not an IANA time zone` })
  .meta({ description: "IANA name, e.g. Europe/Berlin" })

/** `version` of a row as an editor has seen it. */
export const rowVersion = z
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: "`version` as it was read; a stale one is refused with 409, without one nothing is compared" })

export const currencyCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{3}$/, "is not a currency code of three letters")

/** Reports an amount the currency cannot express; what is no amount or no currency at all is a fault of its own. */
export function judgeMoney(value: unknown, currency: unknown, path: PropertyKey[], report: Report): void {
  if (typeof value !== "string" || !/^\d+(\.\d+)?$/.test(value)) return
  if (!isCurrencyCode(currency) || isMoney(value, currency)) return
  const decimals = decimalsOf(currency)
  report(
    path,
    `${value} is not an amount of ${currency} (${decimals} decimals, at most ${13 - decimals} digits before)`,
  )
}

/** Reports names of currencies that are none, and too many of them. */
export function judgeCurrencies(map: object, report: Report): void {
  const codes = Object.keys(map)
  if (codes.length > MAX_CURRENCIES) report([], `names more than ${MAX_CURRENCIES} currencies`)
  for (const code of codes) {
    if (!isCurrencyCode(code)) report([code], "is not a currency code of three lower-case letters")
  }
}

/** Currency → amount, each with the decimals of its currency. */
export const moneyMap = z
  .record(z.string(), amount)
  .check(
    rule<Record<string, unknown>>((map, report) => {
      judgeCurrencies(map, report)
      for (const [code, value] of Object.entries(map)) judgeMoney(value, code, [code], report)
    }),
  )
  .transform((map) => Object.fromEntries(Object.entries(map).map(([code, value]) => [code, formatMoney(value, code)])))
  .meta({ description: 'Lower-case currency → amount, e.g. `{"eur": "1.50"}`' })
