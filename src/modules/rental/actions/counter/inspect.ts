import { addMoney } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { chargesOf } from "../ledger"
import { closeRental } from "./close"
import { inspectionLines, type InspectionInput } from "./inspection"
import type { MoneyLine } from "./return-plan"
import { lockRental, wrongState } from "./rows"
import { invalid } from "../../../../lib/errors"

export interface InspectInput {
  rental_id: string
  inspection: InspectionInput
  /** Of the charges; must be the rental's where there are any. */
  currency_code?: string | undefined
}

export interface Inspected {
  rental_id: string
  order_id: string | null
  unit_id: string
  lines: MoneyLine[]
  total: string
  currency_code: string
}

/**
 * Writes down what a returned copy looks like, charges for it and closes the rental.
 *
 * @throws 409 `media_rental_state` for a rental that is not returned, 400 `media_rental_amount`
 */
export async function inspect(tx: RentalTransaction, input: InspectInput): Promise<Inspected> {
  const rental = await lockRental(tx, input.rental_id)
  if (rental.status !== "returned") {
    throw wrongState(`rental ${rental.display_no} is ${rental.status}, not returned`, {
      rental_id: rental.id,
      status: rental.status,
    })
  }
  const { currency_code } = rental
  if (input.inspection.charges.length > 0 && input.currency_code !== currency_code) {
    const message = `${input.currency_code ?? "nothing"} is not the rental's currency ${currency_code}`
    throw invalid([{ path: "currency_code", code: "media_rental_amount", message }])
  }
  const lines = inspectionLines(input.inspection, rental, await chargesOf(tx.sql, [rental.id]))
  await closeRental(tx, { rental, inspection: input.inspection, lines })
  const total = addMoney(
    lines.map((line) => line.amount),
    currency_code,
  )
  return { rental_id: rental.id, order_id: rental.order_id, unit_id: rental.unit_id, lines, total, currency_code }
}
