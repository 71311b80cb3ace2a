import {
  createProductVariantsWorkflow,
  createProductsWorkflow,
  createRemoteLinkStep,
  emitEventStep,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { ItemPlacement } from "../../modules/catalog/actions/insert-items"
import { recordAuditStep } from "../system/steps/record-audit"
import { locksOfItems } from "./lib/lock-keys"
import { productInput } from "./lib/product-input"
import { addOptionValuesStep } from "./steps/add-option-values"
import { holdLocksStep, releaseLocksStep } from "../steps/hold-locks"
import { insertMediaItemsStep } from "./steps/insert-items"
import { validateMediaItemsStep, type ValidatedItem } from "./steps/validate-items"
import type { CreateMediaItemsInput, CreatedMediaItem } from "./types"

export const createMediaItemsWorkflowId = "media-catalog-create-item"

/**
 * Creates media items with their products, or binds items to products that exist, one or many at a time (200 is a good
 * batch). All or nothing: when any step fails, no product, item, offer or link of the batch is left.
 *
 * @throws 400 with every problem of every item, before anything is written
 * @example
 * const item = createItemSchema.parse({ product: { title: "Kind of Blue" }, media_type: "cd", offers: [{ condition: "new" }] })
 * const { result } = await createMediaItemsWorkflow(container).run({ input: { items: [item] } })
 */
export const createMediaItemsWorkflow = createWorkflow(
  createMediaItemsWorkflowId,
  (input: WorkflowData<CreateMediaItemsInput>) => {
    const locks = holdLocksStep(transform({ input }, ({ input }) => ({ keys: locksOfItems(input.items) })))
    const items = validateMediaItemsStep(input)
    const newProducts = transform({ items }, ({ items }) =>
      items.flatMap((i) =>
        i.product
          ? [
              productInput(
                i.product,
                i.offers.map((o) => o.input),
                i.handle,
              ),
            ]
          : [],
      ),
    )
    const products = when({ newProducts }, ({ newProducts }) => newProducts.length > 0).then(() =>
      createProductsWorkflow.runAsStep({ input: { products: newProducts } }),
    )
    const newVariants = addOptionValuesStep({
      targets: transform({ items }, ({ items }) =>
        items.flatMap((i) => (i.existing ? [{ product: i.existing, offers: i.offers }] : [])),
      ),
    })
    const variants = when({ newVariants }, ({ newVariants }) => newVariants.length > 0).then(() =>
      createProductVariantsWorkflow.runAsStep({ input: { product_variants: newVariants } }),
    )
    const placements = transform({ items, products, variants }, ({ items, products, variants }) =>
      placementsOf(items, products ?? [], variants ?? []),
    )
    const created = insertMediaItemsStep({ placements })
    createRemoteLinkStep(transform({ created }, ({ created }) => linksOf(created)))
    recordAuditStep(transform({ input, created, items }, auditOf))
    emitEventStep({
      eventName: "media_catalog.item.created",
      data: transform({ created }, ({ created }) => created.map(({ id, product_id }) => ({ id, product_id }))),
    })
    releaseLocksStep(locks)
    return new WorkflowResponse(created)
  },
)

/** New products come back in the order they were asked for, their variants in the order of the offers. */
function placementsOf(
  items: ValidatedItem[],
  products: { id: string; variants: { id: string }[] }[],
  variants: { id: string }[],
): ItemPlacement[] {
  let nextProduct = 0
  let nextVariant = 0
  return items.map((item) => {
    const made = item.product ? products[nextProduct++] : undefined
    return {
      prepared: item.prepared,
      product_id: made?.id ?? item.existing?.id ?? "",
      product: {
        thumbnail: item.product?.thumbnail ?? item.existing?.thumbnail ?? null,
        description: item.product?.description ?? item.existing?.description ?? null,
      },
      offers: item.offers.map((offer, i) => ({
        input: offer.input,
        variant_id: offer.variant_id ?? made?.variants[i]?.id ?? variants[nextVariant++]?.id ?? "",
      })),
    }
  })
}

/** Links of items to products and of offers to variants. */
export function linksOf(created: CreatedMediaItem[]) {
  return created.flatMap((item) => [
    { [Modules.PRODUCT]: { product_id: item.product_id }, mediaCatalog: { media_item_id: item.id } },
    ...item.offers.map((offer) => ({
      [Modules.PRODUCT]: { product_variant_id: offer.variant_id },
      mediaCatalog: { media_offer_id: offer.id },
    })),
  ])
}

/** One event for one item; a batch leaves one event with its size, not thousands. */
function auditOf({
  input,
  created,
  items,
}: {
  input: CreateMediaItemsInput
  created: CreatedMediaItem[]
  items: ValidatedItem[]
}) {
  const [first] = created
  const bulk = created.length !== 1
  return {
    ...(input.actor ? { actor: input.actor } : {}),
    events: [
      {
        action: bulk ? "catalog.item.batch_created" : "catalog.item.created",
        resource_type: "media_item",
        resource_id: bulk ? "*" : (first?.id ?? "*"),
        after: bulk
          ? { count: created.length }
          : { ...withoutDerived(items[0]?.prepared.item ?? {}), product_id: first?.product_id },
      },
    ],
  }
}

/** What the database works out afterwards is no part of what somebody created. */
function withoutDerived(row: Record<string, unknown>): Record<string, unknown> {
  const derived = ["disc_count", "total_duration_ms", "data_quality", "missing_fields"]
  return Object.fromEntries(Object.entries(row).filter(([column]) => !derived.includes(column)))
}
