import type { Actor } from "../../lib/permission"
import type { CreateItemInput, ItemFieldsPatch, OfferInput, ProductUpdate } from "../../modules/catalog/domain/schemas"

/** Input of `createMediaItemsWorkflow`. */
export interface CreateMediaItemsInput {
  items: CreateItemInput[]
  /** Who asks; left out, the system itself. */
  actor?: Actor
  /** `true` when `items` is the one body of `POST /items`: problems then carry no `create.0` in front. */
  single?: boolean
}

/** One created item. */
export interface CreatedMediaItem {
  id: string
  product_id: string
  offers: { id: string; variant_id: string }[]
}

/** One edit of `updateMediaItemsWorkflow`. */
export interface UpdateMediaItem {
  id: string
  version?: string
  force?: boolean
  product?: ProductUpdate
  set: ItemFieldsPatch
}

/** A product that exists already, as far as binding an item to it needs to know. */
export interface ExistingProduct {
  id: string
  title: string
  status: string
  thumbnail: string | null
  description: string | null
  variants: { id: string; title: string; sku: string | null }[]
  options: { id: string; title: string; values: { value: string }[] }[]
}

/** What an offer becomes: a variant that is there already, or one still to be made. */
export interface OfferPlan {
  input: OfferInput
  variant_id: string | null
}
