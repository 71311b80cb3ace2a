import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { ExistingProduct } from "../types"
import { findBy } from "./graph"

/** What an item needs to know of a product that exists. */
export const PRODUCT_FIELDS = [
  "id",
  "title",
  "status",
  "thumbnail",
  "description",
  "variants.id",
  "variants.title",
  "variants.sku",
  "options.id",
  "options.title",
  "options.values.value",
]

/** A product without variants or options comes without the lists. */
export const completeProduct = <P extends ExistingProduct>(product: P): P => ({
  ...product,
  variants: product.variants ?? [],
  options: product.options ?? [],
})

/**
 * The product behind an item, with its variants and options.
 * @throws 404 `media_product_not_found`
 */
export async function loadProduct(container: MedusaContainer, productId: string): Promise<ExistingProduct> {
  const [product] = await findBy<ExistingProduct>(container, "product", PRODUCT_FIELDS, "id", [productId])
  if (!product) throw new MediaError("not_found", "media_product_not_found", `product ${productId} does not exist`)
  return completeProduct(product)
}

/** The variant that holds a SKU, or `null`. */
export async function variantWithSku(container: MedusaContainer, sku: string): Promise<string | null> {
  const [variant] = await findBy<{ id: string }>(container, "product_variant", ["id"], "sku", [sku])
  return variant?.id ?? null
}
