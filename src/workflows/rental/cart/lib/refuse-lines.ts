import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../../lib/errors"
import { rentalOrderLines } from "../../readers/core-lines"

/**
 * Refuses what Medusa would do with order lines of rentals and deposits.
 * @throws 400 with one problem per line
 */
export async function refuseOrderLines(
  container: MedusaContainer,
  named: readonly { index: number; value: string }[],
  code: "media_rental_use_rental_return" | "media_rental_use_rental_route",
): Promise<void> {
  const lines = await rentalOrderLines(
    container,
    named.map(({ value }) => value),
  )
  const problems = named.flatMap(({ index, value }) => {
    const line = lines.find(({ id }) => id === value)
    if (!line) return []
    const what = line.is_deposit
      ? "a deposit, which is settled when its rentals close"
      : "a rental, which comes back over the counter"
    return [{ path: `items.${index}.id`, code, message: `${value} is ${what}` }]
  })
  if (problems.length > 0) throw invalid(problems)
}
