import type { MedusaContainer } from "@medusajs/framework/types"
import type { FailedLetter, NoticeClaim } from "../../../modules/rental/actions/notices"
import { lateDayOf, type NoticeKind } from "../../../modules/rental/domain/notices"
import type MediaRentalService from "../../../modules/rental/service"
import { send } from "../../lib/send-message"
import {
  holdToTell,
  rentalsToTell,
  shopToTell,
  type HoldToTell,
  type NoticeRecipient,
  type RentalToTell,
} from "../readers/notice-facts"
import { announce } from "../steps/announce"
import type { NoticeFacts } from "./facts"
import { renderNotice, templateOf } from "./render"

/** Why a rental is not told of any more, or never was; `null`: tell. */
function moot(kind: NoticeKind, { status, at_risk, channel, rental }: RentalToTell): string | null {
  switch (kind) {
    case "booked":
      if (channel !== "cart") return "booked at the counter"
      return status === "reserved" || status === "ready" ? null : status
    case "ready":
      return status === "ready" ? null : status
    case "due_soon":
    case "overdue":
      return status === "out" ? null : status
    case "returned":
      return status === "returned" || status === "closed" ? null : status
    case "at_risk":
      return at_risk && status === "reserved" ? null : status
    case "deposit_released":
      return rental.deposit === null ? "no deposit" : null
    default:
      return null
  }
}

/** Charges that an inspection adds after the receipt of the return has gone out. */
const FOUND_LATER = new Set(["damage", "cleaning", "missing_part"])

/**
 * Tells customers about rentals: the claims are taken in one transaction, what nobody has taken before goes out, one
 * letter per customer. Claims that have become moot are recorded as skipped.
 *
 * @returns how many letters went out or were tried
 */
export async function tellOfRentals(
  container: MedusaContainer,
  claims: readonly NoticeClaim[],
  { now, trigger }: { now: Date; trigger: string },
): Promise<number> {
  const { notices } = container.resolve<MediaRentalService>("mediaRental")
  const ids = [...new Set(claims.flatMap((claim) => claim.rental_order_id ?? []))]
  const told = new Map((await rentalsToTell(container, ids, now)).map((entry) => [entry.rental.id, entry]))
  const judged = claims.flatMap((claim): NoticeClaim[] => {
    const entry = told.get(claim.rental_order_id ?? "")
    if (!entry) return []
    const reason = claim.skipped ?? mootClaim(claim, entry)
    return [{ ...claim, variant_id: entry.rental.variant_id, ...(reason === null ? {} : { skipped: reason }) }]
  })
  const { value: taken, events } = await notices.claim(judged, { now, actor: { type: "system" } })
  await announce(container, events)
  const letters = lettersOf(
    taken.filter((claim) => claim.skipped === undefined),
    told,
  )
  for (const letter of letters) await deliver(container, letter, { now, trigger })
  return letters.length
}

function mootClaim(claim: NoticeClaim, entry: RentalToTell): string | null {
  const isAddition = claim.kind === "returned" && claim.step === "closed"
  const hasNews = !entry.inspected_at_return && entry.rental.charges.some(({ kind }) => FOUND_LATER.has(kind))
  if (isAddition && !hasNews) return "nothing new"
  return moot(claim.kind, entry)
}

/** Tells a customer about a hold, once. */
export async function tellOfHold(
  container: MedusaContainer,
  claim: NoticeClaim & { hold_id: string },
  { now, trigger }: { now: Date; trigger: string },
): Promise<number> {
  const { notices } = container.resolve<MediaRentalService>("mediaRental")
  const entry = await holdToTell(container, claim.hold_id)
  if (!entry) return 0
  const isMoot = !HOLD_STATUS[claim.kind]?.includes(entry.status)
  const judged = { ...claim, variant_id: entry.hold.variant_id, ...(isMoot ? { skipped: entry.status } : {}) }
  const { value: taken, events } = await notices.claim([judged], { now, actor: { type: "system" } })
  await announce(container, events)
  if (taken.length === 0 || isMoot) return 0
  const letter = { kind: claim.kind, step: claim.step, rental_order_ids: [], hold_id: claim.hold_id, attempt: 1 }
  await deliver(container, letter, { now, trigger })
  return 1
}

const HOLD_STATUS: Partial<Record<NoticeKind, HoldToTell["status"][]>> = {
  hold_ready: ["ready"],
  hold_expired: ["expired"],
  hold_skipped: ["waiting", "suspended"],
}

/** One letter per customer and kind; of the reminders of several late days the latest speaks. */
function lettersOf(claims: readonly NoticeClaim[], told: ReadonlyMap<string, RentalToTell>): FailedLetter[] {
  const letters = new Map<string, FailedLetter>()
  for (const claim of claims) {
    const id = claim.rental_order_id!
    const { recipient, rental } = told.get(id)!
    const key = JSON.stringify([claim.kind, recipient.id, rental.order_id === null ? "" : recipient.email])
    const letter = letters.get(key)
    if (!letter) {
      letters.set(key, { kind: claim.kind, step: claim.step, rental_order_ids: [id], hold_id: null, attempt: 1 })
      continue
    }
    if (!letter.rental_order_ids.includes(id)) letter.rental_order_ids.push(id)
    if (lateDayOf(claim.step) > lateDayOf(letter.step)) letter.step = claim.step
  }
  return [...letters.values()]
}

/** Writes a letter from what is so now and sends it; what fails is noted for another try. */
export async function deliver(
  container: MedusaContainer,
  letter: FailedLetter,
  { now, trigger }: { now: Date; trigger: string },
): Promise<void> {
  const written = await factsOf(container, letter, now)
  if (!written) return
  const { facts, recipient } = written
  const about = letter.rental_order_ids[0] ?? letter.hold_id!
  const sending = await send(container, {
    channel: "email",
    to: recipient.email ?? "",
    template: templateOf(letter.kind),
    data: { ...facts },
    content: renderNotice(facts),
    receiver_id: recipient.id,
    resource_id: about,
    resource_type: letter.hold_id === null ? "rental_order" : "rental_hold",
    trigger_type: trigger,
    idempotency_key: `media_rental:${about}:${letter.kind}:${letter.step}:${letter.attempt}`,
  })
  if (sending.outcome !== "failed") return
  const { notices } = container.resolve<MediaRentalService>("mediaRental")
  await notices.noteFailed(letter, sending.error, { now, actor: { type: "system" } })
}

async function factsOf(
  container: MedusaContainer,
  { kind, step, rental_order_ids, hold_id }: FailedLetter,
  now: Date,
): Promise<{ facts: NoticeFacts; recipient: NoticeRecipient } | null> {
  const shop = await shopToTell(container)
  const held = hold_id === null ? null : await holdToTell(container, hold_id)
  const rentals = await rentalsToTell(container, rental_order_ids, now)
  const recipient = held?.recipient ?? rentals[0]?.recipient
  if (!recipient) return null
  const facts: NoticeFacts = {
    kind,
    language: recipient.language,
    shop_name: shop.name,
    customer: { id: recipient.id, name: recipient.name },
    rentals: rentals.map(({ rental }) => rental),
    hold: held?.hold ?? null,
    late_day: kind === "overdue" ? lateDayOf(step) : null,
  }
  return { facts, recipient }
}
