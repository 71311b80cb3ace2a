import { pgTextArray, type Sql } from "../../../../lib/sql"
import type { ChargeKind } from "../../domain/enums"
import { addMoney, compareMoney, formatMoney, negateMoney } from "../../domain/money"
import { CHARGE_COLUMNS, asCharge, type Charge } from "./charge"

/** Every ledger row of the rentals in the order they were written, reversals and voided ones too. */
export async function chargesOf(sql: Sql, rentalOrderIds: readonly string[]): Promise<Charge[]> {
  if (rentalOrderIds.length === 0) return []
  const rows = await sql.execute<Charge>(
    `select ${CHARGE_COLUMNS} from media_rental_charge c
     where c.rental_order_id = any(?::text[]) and c.deleted_at is null order by c.created_at, c.id`,
    [pgTextArray(rentalOrderIds)],
  )
  return rows.map(asCharge)
}

/**
 * What a customer owes, per currency with something to pay: charges that nobody has paid yet. Rent is no debt, it is
 * paid with its shop order.
 */
export async function debtOf(sql: Sql, customerId: string): Promise<Debt[]> {
  const debts = await debtsOf(sql, [customerId])
  return debts.get(customerId) ?? []
}

/** An amount to pay in one currency. */
export interface Debt {
  currency_code: string
  amount: string
}

/** The same for many customers in one statement; who owes nothing is left out. */
export async function debtsOf(sql: Sql, customerIds: readonly string[]): Promise<Map<string, Debt[]>> {
  const rows = await sql.execute<Debt & { customer_id: string }>(
    `select r.customer_id, c.currency_code, sum(c.amount)::text as amount
     from media_rental_order r join media_rental_charge c on c.rental_order_id = r.id
     where r.customer_id = any(?::text[]) and r.deleted_at is null and c.deleted_at is null and ${OWED}
     group by r.customer_id, c.currency_code having sum(c.amount) > 0 order by r.customer_id, c.currency_code`,
    [pgTextArray(customerIds)],
  )
  const debts = new Map<string, Debt[]>()
  for (const { customer_id, currency_code, amount } of rows) {
    const debt = { currency_code, amount: formatMoney(amount, currency_code) }
    debts.set(customer_id, [...(debts.get(customer_id) ?? []), debt])
  }
  return debts
}

/** Of `media_rental_charge c`. A reversal carries the status of what it reverses, so sums over this come out right. */
export const OWED = `(c.status in ('pending', 'invoiced') and c.kind <> 'rent' and not exists (
  select 1 from media_rental_charge rent where rent.id = c.reverses_id and rent.kind = 'rent'))`

/** What is left of a charge after its reversals. */
export function netOf(charge: Pick<Charge, "id" | "amount" | "currency_code">, charges: readonly Charge[]): string {
  const reversals = charges.filter((row) => row.reverses_id === charge.id).map((row) => row.amount)
  return addMoney([charge.amount, ...reversals], charge.currency_code)
}

/** A charge with what is left of it. */
export interface LeftCharge extends Charge {
  net: string
}

/** Charges of a kind of which something is left, oldest first. */
export function leftOf(charges: readonly Charge[], kind: ChargeKind): LeftCharge[] {
  return charges
    .filter((charge) => charge.kind === kind && charge.reverses_id === null && charge.status !== "void")
    .map((charge) => ({ ...charge, net: netOf(charge, charges) }))
    .filter(({ net }) => compareMoney(net, 0) > 0)
}

/** What taking charges back comes to: money back of what was paid, and no longer asking for what was not. */
export function backLines(charges: readonly LeftCharge[]): { kind: "refund" | "waiver"; amount: string }[] {
  return (["refund", "waiver"] as const).flatMap((kind) => {
    const own = charges.filter(({ status }) => (status === "paid") === (kind === "refund"))
    const [first] = own
    if (!first) return []
    const sum = addMoney(
      own.map(({ net }) => net),
      first.currency_code,
    )
    return [{ kind, amount: negateMoney(sum, first.currency_code) }]
  })
}

/** A charge that is still to be paid. */
export type OpenCharge = LeftCharge

/**
 * Charges that are still to be paid, with what is left of each; those that net to nothing are left out, and so is the
 * rent, which is paid with its shop order.
 */
export function unpaidOf(charges: readonly Charge[]): OpenCharge[] {
  return charges
    .filter(({ kind, reverses_id }) => reverses_id === null && kind !== "rent")
    .filter(({ status }) => status === "pending" || status === "invoiced")
    .map((charge) => ({ ...charge, net: netOf(charge, charges) }))
    .filter(({ net }) => compareMoney(net, 0) > 0)
}
