import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../lib/errors"
import { select } from "../../lib/sql"

/** @throws 400 `media_license_variant_not_found` */
export async function requireVariant(container: MedusaContainer, id: string | null | undefined): Promise<void> {
  if (!id) return
  const found = await select(container, `select 1 from product_variant where id = ? and deleted_at is null`, [id])
  if (found.length > 0) return
  const message = `variant ${id} does not exist`
  throw invalid([{ path: "variant_id", code: "media_license_variant_not_found", message }])
}
