import type { RentalTransaction } from "../../transaction/types"

/** A rental somebody wanted and could not have. */
export interface RefusedDemand {
  customer_id: string
  variant_id: string
  location_id: string
  start_date: string
  due_date: string
  quantity: number
}

/** Writes down unmet demand, once per customer, title, period and day however often the button is pressed. */
export async function recordRefused(tx: RentalTransaction, demands: readonly RefusedDemand[]): Promise<void> {
  const day = tx.now.toISOString().slice(0, 10)
  for (const demand of demands) {
    const { customer_id, variant_id, location_id, start_date, due_date } = demand
    await tx.event({
      type: "demand.refused",
      variant_id,
      data: { ...demand },
      idempotency_key: `refused:${[customer_id, variant_id, location_id, start_date, due_date, day].join(":")}`,
    })
  }
}
