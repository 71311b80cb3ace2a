import { isNothing } from "../money-sums"
import type { ScanAnswer } from "../rental-types"
import { attempt, codesOf, isChargeChanged, LeftAlone, newTotal } from "./attempt"
import type { Desk, HandOutBody } from "./desk"
import type { Scan } from "./scan-queue"

/** Sets a booked copy aside for its customer. */
export async function pick(desk: Desk, scan: Scan, answer: ScanAnswer): Promise<void> {
  const body = { rental_id: answer.rental!.id, barcode: scan.code }
  const result = await attempt(desk, scan, desk.newKey(), (key) => desk.api.pick(body, key))
  desk.done(scan, { kind: "picked", answer: result })
}

interface Terms {
  amount: string
  deposit: "hold" | "charge"
  birth: string | null
}

/**
 * Hands a booked copy to its customer. Asks for the birth date when the title has an age and the customer none, and
 * for the clerk's word before a deposit is taken.
 */
export async function handOut(desk: Desk, scan: Scan, answer: ScanAnswer): Promise<void> {
  const rental = answer.rental!
  const terms: Terms = {
    amount: rental.deposit?.to_authorize ?? "0",
    deposit: "hold",
    birth: answer.warnings.includes("age_unverified") ? await birthDate(desk, scan, answer, false) : null,
  }
  if (!isNothing(terms.amount)) await agree(desk, scan, answer, terms, false)
  for (;;) {
    const body: HandOutBody = {
      rental_id: rental.id,
      barcode: scan.code,
      expected_total: terms.amount,
      ...(terms.birth ? { id_checked: { date_of_birth: terms.birth } } : {}),
      ...(terms.deposit === "charge" ? { deposit: "charge" } : {}),
    }
    try {
      const result = await attempt(desk, scan, desk.newKey(), (key) => desk.api.handOut(body, key))
      return desk.done(scan, { kind: "handed_out", answer: result })
    } catch (error) {
      await mend(desk, scan, answer, terms, error)
    }
  }
}

/** Refusals somebody at the desk can answer; the rest is thrown on. */
async function mend(desk: Desk, scan: Scan, answer: ScanAnswer, terms: Terms, error: unknown): Promise<void> {
  const codes = codesOf(error)
  if (isChargeChanged(error) && newTotal(error) !== null) {
    terms.amount = newTotal(error)!
    return agree(desk, scan, answer, terms, true)
  }
  if (codes.includes("media_rental_age_unverified")) {
    terms.birth = await birthDate(desk, scan, answer, false)
    return
  }
  // A date of birth may have been mistyped; a date the customer's record holds is not asked for again.
  if (terms.birth !== null && codes.includes("media_rental_age_required")) {
    terms.birth = await birthDate(desk, scan, answer, true)
    return
  }
  // A card that cannot hold the deposit long enough may still pay it.
  if (codes.includes("media_rental_deposit_refused") && terms.deposit === "hold") {
    terms.deposit = "charge"
    return agree(desk, scan, answer, terms, true)
  }
  throw error
}

async function birthDate(desk: Desk, scan: Scan, answer: ScanAnswer, tooYoung: boolean): Promise<string> {
  const decision = await desk.ask({ kind: "identity", scan, answer, tooYoung })
  if (decision.type !== "identity") throw new LeftAlone()
  return decision.date_of_birth
}

async function agree(desk: Desk, scan: Scan, answer: ScanAnswer, terms: Terms, changed: boolean): Promise<void> {
  const { amount, deposit } = terms
  const decision = await desk.ask({ kind: "hand_out", scan, answer, amount, changed, deposit })
  if (decision.type === "charge_deposit") terms.deposit = "charge"
  else if (decision.type !== "confirm") throw new LeftAlone()
}
