/** A market of the demo shop: where it sells, in what currency, and what delivery costs there. */
export interface Market {
  name: string
  currency: string
  countries: string[]
  /** Prices of the market contain the tax. */
  taxInclusive: boolean
  standard: number
  express: number
  pickup: boolean
}

export const CURRENCIES = ["eur", "usd", "cny"]

export const MARKETS: Market[] = [
  {
    name: "Europe",
    currency: "eur",
    countries: ["at", "be", "de", "es", "fi", "fr", "ie", "it", "lu", "nl", "pt"],
    taxInclusive: true,
    standard: 4.9,
    express: 12.9,
    pickup: true,
  },
  {
    name: "United States",
    currency: "usd",
    countries: ["us"],
    taxInclusive: false,
    standard: 6.5,
    express: 19.5,
    pickup: false,
  },
  { name: "China", currency: "cny", countries: ["cn"], taxInclusive: true, standard: 30, express: 88, pickup: false },
]

/**
 * Standard rates of value added tax, for a demo only: a merchant sets the shop's own. The United States have no
 * national sales tax, so that region has no rate.
 */
export const TAX_RATES: Record<string, number | undefined> = {
  at: 20,
  be: 21,
  cn: 13,
  de: 19,
  es: 21,
  fi: 25.5,
  fr: 20,
  ie: 23,
  it: 22,
  lu: 17,
  nl: 21,
  pt: 23,
}
