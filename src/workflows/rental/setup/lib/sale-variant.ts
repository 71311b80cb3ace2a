import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid, type Problem } from "../../../../lib/errors"
import type { EditOfferInput } from "../../../../modules/rental/domain/setup"
import { select } from "../../../lib/sql"

/** What stands against selling copies of a title as this variant: it is another product's, or is itself for rent. */
export async function saleVariantProblems(
  container: MedusaContainer,
  saleVariantId: string | null | undefined,
  productId: string,
): Promise<Problem[]> {
  if (!saleVariantId) return []
  const [variant] = await select<{ product_id: string; rented: boolean }>(
    container,
    `select v.product_id, exists (
        select 1 from media_rental_offer o where o.variant_id = v.id and o.deleted_at is null) as rented
       from product_variant v where v.id = ? and v.deleted_at is null`,
    [saleVariantId],
  )
  const problem = (code: string, message: string) => [{ path: "sale_variant_id", code, message }]
  if (!variant) return problem("media_rental_variant_not_found", `variant ${saleVariantId} does not exist`)
  if (variant.product_id !== productId) {
    return problem("media_rental_sale_variant", `variant ${saleVariantId} belongs to another product than ${productId}`)
  }
  return variant.rented ? problem("media_rental_sale_variant", `variant ${saleVariantId} is itself for rent`) : []
}

/** @throws 400 when the edit names a sale variant that does not fit; an unknown offer is for the edit to refuse */
export async function checkSaleVariant(
  container: MedusaContainer,
  offerId: string,
  edit: EditOfferInput,
): Promise<void> {
  if (!edit.sale_variant_id) return
  const [offer] = await select<{ product_id: string }>(
    container,
    `select product_id from media_rental_offer where id = ? and deleted_at is null`,
    [offerId],
  )
  const problems = offer ? await saleVariantProblems(container, edit.sale_variant_id, offer.product_id) : []
  if (problems.length > 0) throw invalid(problems)
}
