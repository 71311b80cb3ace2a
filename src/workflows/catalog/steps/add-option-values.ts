import type { CreateProductVariantWorkflowInputDTO, IProductModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid } from "../../../lib/errors"
import { distinctLabels, variantInput } from "../lib/product-input"
import type { ExistingProduct, OfferPlan } from "../types"

/** Offers that need a new variant on a product that exists already. */
export interface VariantTarget {
  product: ExistingProduct
  offers: OfferPlan[]
}

/**
 * Prepares new variants on existing products: gives the product's option the values they need and answers the variants
 * to create, in the order of the offers. A product with several options cannot be extended this way, because nobody
 * knows which size or colour the new copy has; its offers name a variant.
 */
export const addOptionValuesStep = createStep(
  "media-catalog-add-option-values",
  async (input: { targets: VariantTarget[] }, { container }) => {
    const products = container.resolve<IProductModuleService>(Modules.PRODUCT)
    const variants: CreateProductVariantWorkflowInputDTO[] = []
    const updates: { product_id: string; product_option_id: string; add: { value: string }[] }[] = []
    for (const { product, offers } of input.targets) {
      const wanted = offers.filter((offer) => offer.variant_id === null).map((offer) => offer.input)
      if (wanted.length === 0) continue
      const [option, ...others] = product.options
      if (!option || others.length) throw needsVariant(product, offers)
      const labels = distinctLabels(
        wanted,
        product.variants.map((v) => v.title).concat(option.values.map((v) => v.value)),
      )
      updates.push({
        product_id: product.id,
        product_option_id: option.id,
        add: labels.map((value) => ({ value })),
      })
      wanted.forEach((offer, i) =>
        variants.push({ product_id: product.id, ...variantInput(offer, labels[i]!, option.title) }),
      )
    }
    if (updates.length) await products.updateProductOptionValuesOnProduct(updates)
    return new StepResponse(variants, updates)
  },
  async (updates, { container }) => {
    if (!updates?.length) return
    const products = container.resolve<IProductModuleService>(Modules.PRODUCT)
    for (const { product_id, product_option_id, add } of updates) {
      const values = await products.listProductOptionValues({
        option_id: product_option_id,
        value: add.map((entry) => entry.value),
      } as Record<string, unknown>)
      const remove = values.map((value) => value.id)
      await products.updateProductOptionValuesOnProduct({ product_id, product_option_id, remove })
      await products.deleteProductOptionValues(remove)
    }
  },
)

function needsVariant(product: ExistingProduct, offers: OfferPlan[]) {
  const titles = product.options.map((option) => option.title).join(", ")
  return invalid(
    offers.flatMap((offer, i) =>
      offer.variant_id === null
        ? [
            {
              path: `offers.${i}.variant_id`,
              code: "media_offer_needs_variant",
              message: `product ${product.id} has the options ${titles || "none"}: create the variant first and name it here`,
            },
          ]
        : [],
    ),
  )
}
