import type { IProductModuleService, ITaxModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { select } from "../../../lib/sql"
import { DEPOSIT_TYPE } from "./line-item"

/** Tax regions looked at; a shop has one per country and province. */
const MAX_REGIONS = 5000

/**
 * A deposit is no sale: it carries no tax. Medusa's own tax calculation is told so by a rate of 0 % for the product type
 * `media-deposit` in every tax region. Makes what is missing, so regions that are added later are covered as well, and
 * answers the product type's id. Another tax provider has to be told in its own way.
 *
 * @example const product_type_id = await ensureDepositTax(container)
 */
export async function ensureDepositTax(container: MedusaContainer): Promise<string> {
  const typeId = await depositTypeId(container)
  const regions = await select<{ id: string }>(
    container,
    `select tr.id from tax_region tr
      where tr.deleted_at is null and not exists (
        select 1 from tax_rate r join tax_rate_rule rr on rr.tax_rate_id = r.id and rr.deleted_at is null
         where r.tax_region_id = tr.id and r.deleted_at is null
           and rr.reference = 'product_type' and rr.reference_id = ?)
      order by tr.id limit ?`,
    [typeId, MAX_REGIONS],
  )
  if (regions.length > 0) await createRates(container, typeId, regions)
  return typeId
}

async function createRates(container: MedusaContainer, typeId: string, regions: readonly { id: string }[]) {
  await container.resolve<ITaxModuleService>(Modules.TAX).createTaxRates(
    regions.map(({ id }) => ({
      tax_region_id: id,
      name: "Deposit",
      code: DEPOSIT_TYPE,
      rate: 0,
      rules: [{ reference: "product_type", reference_id: typeId }],
    })),
  )
}

/** Two first deposits at once find one type: its value is unique. */
async function depositTypeId(container: MedusaContainer): Promise<string> {
  const known = await findType(container)
  if (known) return known
  const products = container.resolve<IProductModuleService>(Modules.PRODUCT)
  try {
    const type = await products.createProductTypes({ value: DEPOSIT_TYPE })
    return type.id
  } catch (error) {
    const other = await findType(container)
    if (other) return other
    throw error
  }
}

async function findType(container: MedusaContainer): Promise<string | null> {
  const [type] = await select<{ id: string }>(
    container,
    "select id from product_type where value = ? and deleted_at is null limit 1",
    [DEPOSIT_TYPE],
  )
  return type?.id ?? null
}
