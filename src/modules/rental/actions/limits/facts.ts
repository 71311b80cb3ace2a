import { pgTextArray, type Sql } from "../../../../lib/sql"
import { OPEN_RENTAL_STATUSES } from "../../domain/enums"
import type { MemberFacts } from "../../domain/limits"
import type { MoneyMap } from "../../domain/terms"
import { debtOf } from "../ledger"

/** How a customer stands with the rental desk. */
export interface CustomerStanding {
  /** `null` for a customer the desk does not know yet. */
  member: (MemberFacts & { id: string; member_no: string; deposit_waived: boolean }) | null
  /** Rentals reserved, ready or out. */
  open_rentals: number
  /** Per currency in which something is owed. */
  debt: MoneyMap
}

const NOBODY: CustomerStanding = { member: null, open_rentals: 0, debt: {} }

/**
 * What the limits are judged by, from our own tables. Inside a transaction that holds the customer's lock nobody can
 * add a rental in between.
 *
 * @param except rental orders that are about to be judged themselves and do not count as open
 */
export async function factsOf(
  sql: Sql,
  customerId: string | null,
  { except = [] }: { except?: readonly string[] } = {},
): Promise<CustomerStanding> {
  if (customerId === null) return NOBODY
  const [member] = await sql.execute<NonNullable<CustomerStanding["member"]>>(
    `select id, member_no, status, block_reason, block_until, max_open, date_of_birth, deposit_waived
     from media_rental_member where customer_id = ? and deleted_at is null`,
    [customerId],
  )
  const [open] = await sql.execute<{ count: number }>(
    `select count(*)::int as count from media_rental_order
     where customer_id = ? and status = any(?::text[]) and deleted_at is null and not (id = any(?::text[]))`,
    [customerId, pgTextArray(OPEN_RENTAL_STATUSES), pgTextArray(except)],
  )
  const debts = await debtOf(sql, customerId)
  return {
    member: member ?? null,
    open_rentals: open?.count ?? 0,
    debt: Object.fromEntries(debts.map(({ currency_code, amount }) => [currency_code, amount])),
  }
}
