import { chargedStatus } from "../../domain/deposit"
import { addMoney, compareMoney, formatMoney, minMoney, remainder, subtractMoney } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { depositOfOrder, type Deposit } from "../counter/deposit-hold"
import { ENDED_STATUSES, isFee, shareBack, shareKey, shareKeyOf, type SettledShare } from "../../domain/settlement"
import { payAsked, payFrom, type AskedCharge, type AskedPayment } from "./pay"
import { endedOfOrder, settlementState } from "./state"
import { pgTextArray } from "../../../../lib/sql"

export interface RecordShare {
  rental_order_id: string
  /** What of the share is the customer's again by now. */
  returned: string
  /** Of that, what was never paid: the shop order asks for so much less. */
  credited: string
  /** The order had paid for the deposit. */
  was_paid: boolean
  /** The rest pays charges; with it off, the shop order asks for them. */
  pays_charges: boolean
  /** So much of the rest pays charges the order has asked for, which has been credited to it. */
  asked: AskedPayment
}

/**
 * Writes down that the share of a rental has been settled, once: what was not given back pays its charges.
 *
 * @returns `null` when it had been written before
 */
export async function recordShare(tx: RentalTransaction, input: RecordShare): Promise<SettledShare | null> {
  const { rental, pending, asked, share_open } = await settlementState(tx.sql, input.rental_order_id)
  const deposit = await depositOfOrder(tx.sql, rental.order_id, "for update")
  if (!deposit || !share_open) return null
  const { currency_code } = rental
  const free = minMoney([input.returned, rental.deposit_share], currency_code)
  const kept = subtractMoney(rental.deposit_share, free, currency_code)
  const returned = remainder(free, input.credited, currency_code)
  const isFirst = await tx.event({
    type: "deposit.released",
    rental_order_id: rental.id,
    data: {
      ...{ deposit_id: deposit.id, order_id: deposit.order_id, kept, returned, currency_code },
      credited: subtractMoney(free, returned, currency_code),
    },
    idempotency_key: shareKey(rental.id),
  })
  if (!isFirst) return null
  if (input.pays_charges) {
    const amount = remainder(kept, input.asked.amount, currency_code)
    await payFrom(tx, pending.filter(isFee), { amount, paid_by: "deposit", currency_code })
    await payAsked(tx, asked, { ...input.asked, paid_by: "deposit" })
  }
  await moveDeposit(tx, deposit, { returned, was_paid: input.was_paid })
  return { kept, returned }
}

async function moveDeposit(
  tx: RentalTransaction,
  deposit: Deposit,
  { returned, was_paid }: { returned: string; was_paid: boolean },
): Promise<void> {
  const { currency_code, amount } = deposit
  const refunded = minMoney([addMoney([deposit.refunded, returned], currency_code), amount], currency_code)
  const isDone = await allSettled(tx, deposit.order_id)
  const unpaid = isDone ? "released" : deposit.status
  await tx.sql.execute(
    `update media_rental_deposit set captured = case when ?::boolean then amount else captured end,
       refunded = ?::numeric, status = ?, last_error = null, updated_at = now() where id = ?`,
    [was_paid, refunded, was_paid ? chargedStatus({ amount, refunded }, isDone) : unpaid, deposit.id],
  )
}

async function allSettled(tx: RentalTransaction, orderId: string): Promise<boolean> {
  const open = await tx.sql.execute(
    `select 1 from media_rental_order r
     where r.order_id = ? and r.deposit_share > 0 and r.deleted_at is null
       and not exists (select 1 from media_rental_event e where e.idempotency_key = ${shareKeyOf("r.id")})
     limit 1`,
    [orderId],
  )
  return open.length === 0
}

/** What a hold pays of one rental. */
export interface HoldPart {
  rental_order_id: string
  share: string
  /** For charges the shop order does not ask for. */
  kept: string
  /** Which the shop order asks for and nobody has paid. */
  asked: AskedCharge[]
}

/** How the hold of an order pays what its ended rentals owe, each within its share. */
export async function holdParts(
  tx: Pick<RentalTransaction, "sql">,
  deposit: Deposit,
  { fees_on_order }: { fees_on_order: boolean },
): Promise<HoldPart[]> {
  const ended = await endedOfOrder(tx.sql, deposit.order_id)
  const { currency_code } = deposit
  return ended.map(({ id, deposit_share, pending, asked }) => ({
    rental_order_id: id,
    asked,
    share: formatMoney(deposit_share, currency_code),
    kept: shareBack(deposit_share, pending, { fees_on_order, currency_code }).kept,
  }))
}

export interface RecordHold {
  order_id: string
  captured: string
  refunded: string
  fees_on_order: boolean
  asked: Readonly<Record<string, AskedPayment>>
}

/**
 * Writes down what was taken from an order's hold, once: it pays charges, the rest of the hold has been released.
 *
 * @param captured what the provider took in the one capture there is
 * @param refunded what went back at once, where a provider can only take all of it
 * @param asked by rental: what of it pays charges the shop order had asked for
 */
export async function recordHold(tx: RentalTransaction, input: RecordHold): Promise<void> {
  const deposit = await depositOfOrder(tx.sql, input.order_id, "for update")
  if (!deposit || deposit.mode !== "hold" || ["captured", "released"].includes(deposit.status)) return
  const { currency_code } = deposit
  let left = remainder(input.captured, input.refunded, currency_code)
  for (const part of await holdParts(tx, deposit, input)) {
    const fees = minMoney([part.kept, left], currency_code)
    const asked = askedWithin(
      input.asked[part.rental_order_id],
      subtractMoney(left, fees, currency_code),
      currency_code,
    )
    const kept = addMoney([fees, asked.amount], currency_code)
    const returned = subtractMoney(part.share, kept, currency_code)
    const isFirst = await tx.event({
      type: "deposit.released",
      rental_order_id: part.rental_order_id,
      data: { deposit_id: deposit.id, order_id: deposit.order_id, kept, returned, currency_code },
      idempotency_key: shareKey(part.rental_order_id),
    })
    if (!isFirst) continue
    const { pending } = await settlementState(tx.sql, part.rental_order_id)
    await payFrom(tx, pending.filter(isFee), { amount: fees, paid_by: "hold", currency_code })
    await payAsked(tx, part.asked, { ...asked, paid_by: "hold" })
    left = subtractMoney(left, kept, currency_code)
  }
  await tx.sql.execute(
    `update media_rental_deposit set status = ?, captured = ?::numeric, refunded = ?::numeric, last_error = null,
       updated_at = now() where id = ?`,
    [compareMoney(input.captured, 0) > 0 ? "captured" : "released", input.captured, input.refunded, deposit.id],
  )
}

function askedWithin(asked: AskedPayment | undefined, left: string, currency: string): AskedPayment {
  return asked ? { ...asked, amount: minMoney([asked.amount, left], currency) } : { amount: "0", factors: {} }
}

/** Why money could not be moved; the deposits job tries again. */
export async function noteFailure(tx: RentalTransaction, orderId: string, message: string): Promise<void> {
  const noted = await tx.sql.execute<{ id: string }>(
    `update media_rental_deposit set last_error = ?, updated_at = now()
     where order_id = ? and deleted_at is null and last_error is distinct from ? returning id`,
    [message.slice(0, 1000), orderId, message.slice(0, 1000)],
  )
  for (const { id } of noted) {
    await tx.event({ type: "deposit.attention", data: { deposit_id: id, order_id: orderId, reason: "failed" } })
  }
}

/** Ended rentals whose money has not been settled, by id; what the deposits job goes through. */
export async function unsettled(
  tx: Pick<RentalTransaction, "sql">,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await tx.sql.execute<{ id: string }>(
    `select r.id from media_rental_order r join media_rental_deposit d on d.order_id = r.order_id and d.deleted_at is null
     where r.id > ? and r.deleted_at is null and r.deposit_share > 0 and r.status = any(?::text[])
       and d.status not in ('released', 'refunded', 'captured')
       and not exists (select 1 from media_rental_event e where e.idempotency_key = ${shareKeyOf("r.id")})
     union
     select c.rental_order_id from media_rental_charge c
       join media_rental_charge reversed on reversed.id = c.reverses_id
       join media_rental_order r on r.id = c.rental_order_id and r.order_id is not null
     where c.rental_order_id > ? and c.kind in ('waiver', 'refund') and c.paid_by is null and c.status <> 'void'
       and c.deleted_at is null
       and (reversed.kind = 'rent' or reversed.order_change_id is not null
         or reversed.paid_by in ('order', 'deposit', 'hold', 'refund'))
     order by 1 limit ?`,
    [after, pgTextArray(ENDED_STATUSES), after, limit],
  )
  return rows.map((row) => row.id)
}
