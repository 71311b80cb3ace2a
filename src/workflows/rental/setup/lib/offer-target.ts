import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError, type Problem } from "../../../../lib/errors"
import { getMediaType } from "../../../../modules/catalog/domain/media-types"
import type { CreateOfferInput } from "../../../../modules/rental/domain/setup"
import { select } from "../../../lib/sql"
import { RATED_AGE, shopSchemes } from "../../readers/title-age"

type Target = Pick<CreateOfferInput, "item_id" | "variant_id" | "product_id">

/** The title a new rental offer is for, as the catalogue knows it. */
export interface TitleFacts {
  item_id: string
  product_id: string
  media_type: string
  disc_count: number
  /** What its ratings ask for. */
  rated_age: number | null
  title: string
}

/** A variant of the title that the catalogue offers for rent, or the named one. */
interface VariantFacts {
  id: string
  condition: string | null
  manage_inventory: boolean
  rental_offer_id: string | null
}

/** Where the offer goes: a variant that is there, or one the catalogue still has to make (`variant_id` null). */
export interface OfferPlace {
  variant_id: string | null
  /** The catalogue does not offer the variant for rent yet. */
  unoffered: boolean
  /** The variant counts stock, which copies for rent do not. */
  counts_stock: boolean
}

/** The title behind the one id that is given, or what is wrong with it. */
export async function findTitle(
  container: MedusaContainer,
  target: Target,
): Promise<{ title: TitleFacts | null; problems: Problem[] }> {
  const [path, id] = namedTarget(target)
  const schemes = await shopSchemes(container)
  const [row] = await select<Partial<TitleFacts>>(container, TITLE[path], [schemes, schemes, id])
  const problem = (code: string, message: string) => ({ title: null, problems: [{ path, code, message }] })
  if (!row) return problem(`media_rental_${path.replace("_id", "")}_not_found`, `${NAMES[path]} ${id} does not exist`)
  if (!row.item_id) {
    return problem("media_rental_no_item", `product ${row.product_id} is no media item yet; make it one first`)
  }
  const title = { ...row, disc_count: Math.max(1, row.disc_count ?? 1) } as TitleFacts
  const type = getMediaType(title.media_type)
  if (type && !type.rentable) {
    return problem("media_rental_type_not_rentable", `media type ${title.media_type} is not for rent`)
  }
  return { title, problems: [] }
}

type TargetField = "item_id" | "variant_id" | "product_id"

function namedTarget(target: Target): [TargetField, string] {
  const fields: TargetField[] = ["item_id", "variant_id", "product_id"]
  const field = fields.find((name) => target[name] !== undefined) ?? "item_id"
  return [field, target[field] ?? ""]
}

const NAMES: Record<TargetField, string> = { item_id: "media item", variant_id: "variant", product_id: "product" }
const COLUMNS = `mi.id as item_id, p.id as product_id, mi.media_type, mi.disc_count, ${RATED_AGE} as rated_age, p.title`
const ITEM = "media_item mi on mi.product_id = p.id and mi.deleted_at is null"
const TITLE: Record<TargetField, string> = {
  item_id: `select ${COLUMNS} from product p join ${ITEM} where mi.id = ? and p.deleted_at is null`,
  product_id: `select ${COLUMNS} from product p left join ${ITEM} where p.id = ? and p.deleted_at is null`,
  variant_id: `select ${COLUMNS} from product_variant v join product p on p.id = v.product_id and p.deleted_at is null
    left join ${ITEM} where v.id = ? and v.deleted_at is null`,
}

/**
 * Which variant is rented: the named one, else the title's only rental variant without a rental offer, else a new one.
 * @throws 409 `media_rental_offer_exists`
 */
export async function placeOffer(
  container: MedusaContainer,
  title: TitleFacts,
  target: Target,
): Promise<{ place: OfferPlace | null; problems: Problem[] }> {
  const variants = await select<VariantFacts>(
    container,
    `select v.id, mo.condition, v.manage_inventory, ro.id as rental_offer_id
       from product_variant v
       left join media_offer mo on mo.variant_id = v.id and mo.deleted_at is null
       left join media_rental_offer ro on ro.variant_id = v.id and ro.deleted_at is null
      where v.product_id = ? and v.deleted_at is null and (v.id = ? or mo.condition = 'rental')
      order by v.created_at, v.id limit 1000`,
    [title.product_id, target.variant_id ?? null],
  )
  const named = variants.find((variant) => variant.id === target.variant_id)
  const candidates = named ? [named] : variants.filter((variant) => !variant.rental_offer_id)
  const [only, another] = candidates
  const problem = (path: string, code: string, message: string) => ({
    place: null,
    problems: [{ path, code, message }],
  })
  if (another) {
    const ids = candidates.map((variant) => variant.id).join(", ")
    return problem("variant_id", "media_rental_variant_ambiguous", `is required, several variants are for rent: ${ids}`)
  }
  if (named?.condition && named.condition !== "rental") {
    const message = `the catalogue offers variant ${named.id} as ${named.condition}, not for rent`
    return problem("variant_id", "media_rental_variant_condition", message)
  }
  const taken = named ?? (only ? undefined : variants[0])
  if (taken?.rental_offer_id) throw exists(taken)
  const place = { variant_id: only?.id ?? null, unoffered: !only?.condition, counts_stock: !!only?.manage_inventory }
  return { place, problems: [] }
}

function exists({ id, rental_offer_id }: VariantFacts): MediaError {
  return new MediaError(
    "conflict",
    "media_rental_offer_exists",
    `variant_id: variant ${id} has the rental offer ${rental_offer_id} already`,
    { details: { offer_id: rental_offer_id } },
  )
}
