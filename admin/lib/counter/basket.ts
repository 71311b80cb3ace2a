import type { CounterUnit, Member, Renter, ScanAnswer, WalkInPreview } from "../rental-types"

/** More than these one walk-in may not hold. */
export const MAX_BASKET = 50

/** How long the customer keeps the discs: so many days, or until a date. */
export type Period = { days: string } | { due_date: string }

export interface BasketCustomer {
  id: string
  name: string
  member_no: string | null
  date_of_birth: string | null
  blocked: boolean
  block_reason: string | null
}

export interface BasketItem {
  barcode: string
  unit: CounterUnit
  /** The queue keeps the copy for somebody. */
  heldFor: Renter | null
}

/** A walk-in as it is put together at the desk. */
export interface Basket {
  customer: BasketCustomer | null
  items: readonly BasketItem[]
  period: Period
  payment: "paid" | "later"
  /** `charge`: the card would not hold the deposit, so it is paid. */
  deposit: "hold" | "charge"
}

export const EMPTY_BASKET: Basket = {
  customer: null,
  items: [],
  period: { days: "1" },
  payment: "paid",
  deposit: "hold",
}

/** Why a disc cannot be put into the basket. */
export type BasketRefusal =
  | { why: "twice" | "full" }
  | { why: "booked" | "out" | "held"; who: Renter }
  /** Its status lets nobody take it. */
  | { why: "status" }

/** Judges a scanned disc by what the scan says of it; whether it is free for the whole time, the preview tells. */
export function refusalOf(basket: Basket, { unit, rental, hold, actions }: ScanAnswer): BasketRefusal | null {
  if (basket.items.some((item) => sameCode(item.barcode, unit.barcode))) return { why: "twice" }
  if (basket.items.length >= MAX_BASKET) return { why: "full" }
  if (rental?.status === "out") return { why: "out", who: rental.customer }
  if (rental?.status === "reserved" || rental?.status === "ready") return { why: "booked", who: rental.customer }
  if (!actions.includes("hand_out")) return { why: "status" }
  if (hold && basket.customer && hold.customer.id !== basket.customer.id) return { why: "held", who: hold.customer }
  return null
}

export function withDisc(basket: Basket, { unit, hold }: ScanAnswer): Basket {
  const item: BasketItem = { barcode: unit.barcode, unit, heldFor: hold?.customer ?? null }
  return { ...basket, items: [...basket.items, item] }
}

export const withoutDisc = (basket: Basket, barcode: string): Basket => ({
  ...basket,
  items: basket.items.filter((item) => !sameCode(item.barcode, barcode)),
})

const sameCode = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

export const customerOf = (member: Member): BasketCustomer => ({
  id: member.customer_id,
  name: member.customer?.name ?? member.customer?.email ?? member.member_no ?? member.customer_id,
  member_no: member.member_no,
  date_of_birth: member.date_of_birth,
  blocked: member.blocked,
  block_reason: member.block_reason,
})

/** A code from a member's card names exactly one of the customers a search for it found. */
export function memberOfCard(members: readonly Member[], code: string): Member | null {
  const hits = members.filter((member) => member.member_no !== null && sameCode(member.member_no, code))
  return hits.length === 1 ? (hits[0] ?? null) : null
}

/** What is asked of the server; `null` while something is missing. */
export function walkInBody(basket: Basket, locationId: string): Record<string, unknown> | null {
  const { customer, items, period, deposit } = basket
  if (!customer || items.length === 0 || !locationId) return null
  const time = periodBody(period)
  if (!time) return null
  const barcodes = items.map((item) => item.barcode)
  const asMoney = deposit === "charge" ? { deposit } : {}
  return { customer_id: customer.id, barcodes, location_id: locationId, ...time, ...asMoney }
}

function periodBody(period: Period): { days: number } | { due_date: string } | null {
  if ("due_date" in period) return /^\d{4}-\d{2}-\d{2}$/.test(period.due_date) ? period : null
  const days = Number(period.days)
  return Number.isInteger(days) && days >= 1 && days <= 365 ? { days } : null
}

/** What is still missing before a price can be asked for, in the order in which it is filled in. */
export function missingOf(basket: Basket): ("discs" | "customer" | "period")[] {
  const missing: ("discs" | "customer" | "period")[] = []
  if (basket.items.length === 0) missing.push("discs")
  if (!basket.customer) missing.push("customer")
  if (!periodBody(basket.period)) missing.push("period")
  return missing
}

/** Whether an answer is about exactly what is in the basket now. */
export function isAbout(preview: WalkInPreview | undefined, basket: Basket): preview is WalkInPreview {
  if (!preview) return false
  const priced = new Set(preview.items.map((item) => item.barcode.toLowerCase()))
  return priced.size === basket.items.length && basket.items.every((item) => priced.has(item.barcode.toLowerCase()))
}
