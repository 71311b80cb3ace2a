import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid, type Problem } from "../../../lib/errors"
import { select } from "../../lib/sql"

interface Place {
  location_id?: string | undefined
  variant_id?: string | undefined
  rental_unit_id?: string | undefined
}

const TABLES = [
  ["location_id", "stock_location", "media_license_location_not_found", "location"],
  ["variant_id", "product_variant", "media_license_variant_not_found", "variant"],
  ["rental_unit_id", "media_rental_unit", "media_license_unit_not_found", "copy for rent"],
] as const

/**
 * What a receipt names has to exist.
 *
 * @throws 400 with every problem
 */
export async function requirePlace(container: MedusaContainer, place: Place): Promise<void> {
  const problems: Problem[] = []
  for (const [path, table, code, name] of TABLES) {
    const id = place[path]
    if (id === undefined) continue
    const found = await select(container, `select 1 from ${table} where id = ? and deleted_at is null`, [id])
    if (found.length === 0) problems.push({ path, code, message: `${name} ${id} does not exist` })
  }
  if (problems.length > 0) throw invalid(problems)
}
