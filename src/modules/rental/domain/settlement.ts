import { settleDeposit } from "./deposit"
import type { ChargeKind, RentalStatus } from "./enums"

/** Statuses in which nobody has the copy and nothing more will be charged for having it. */
export const ENDED_STATUSES = [
  "closed",
  "canceled",
  "no_show",
  "bought_out",
  "lost",
] as const satisfies readonly RentalStatus[]

export function hasEnded(status: RentalStatus): boolean {
  return (ENDED_STATUSES as readonly RentalStatus[]).includes(status)
}

/** What becomes of the money behind one copy. */
export interface SettledShare {
  kept: string
  returned: string
}

/** A deposit is no down payment: what somebody buys is paid as a sale. */
export function isFee({ kind }: { kind: ChargeKind }): boolean {
  return kind !== "buyout"
}

/** How much of a share goes back; charges that go on the shop order take nothing from it. */
export function shareBack(
  share: string,
  pending: readonly { kind: ChargeKind; net: string }[],
  { fees_on_order, currency_code }: { fees_on_order: boolean; currency_code: string },
): SettledShare {
  const owed = fees_on_order ? [] : pending.filter(isFee).map((charge) => charge.net)
  const { retained, refunded } = settleDeposit(share, owed, currency_code)
  return { kept: retained, returned: refunded }
}

/** Once per rental: the event with this key says that its share has been settled. */
export const shareKey = (rentalId: string): string => `${SHARE_KEY}${rentalId}`

/** The same as an SQL expression, of a column or placeholder that holds the rental's id. */
export const shareKeyOf = (rentalId: string): string => `'${SHARE_KEY}' || ${rentalId}`

const SHARE_KEY = "deposit.released:"
