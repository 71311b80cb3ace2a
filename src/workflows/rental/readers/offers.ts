import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { IN_SERVICE_STATUSES, UNSETTLED_RENTAL_STATUSES } from "../../../modules/rental/domain/enums"
import { allOf, among, contains, fragment, isoText, selectPage, type ListSource, type Page } from "../../lib/sql"

/** A rental offer with the names and counts around it. */
export interface AdminOffer {
  id: string
  variant_id: string
  variant: VariantRef | null
  product_id: string
  product: { id: string; title: string; handle: string; status: string; thumbnail: string | null } | null
  item_id: string | null
  title: string
  media_type: string
  disc_count: number
  enabled: boolean
  rate_plan_id: string | null
  rate_plan: { id: string; name: string; active: boolean; min_days: number; max_days: number } | null
  replacement_value: Record<string, string>
  rentable_from: string | null
  min_age: number | null
  rated_age: number | null
  sale_variant_id: string | null
  sale_variant: VariantRef | null
  copies: { in_service: number; total: number }
  open_rentals: number
  waiting: number
  version: number
  created_at: string
  updated_at: string
}

interface VariantRef {
  id: string
  title: string
  sku: string | null
}

export interface OfferFilters {
  q?: string | undefined
  id?: string[] | undefined
  product_id?: string[] | undefined
  variant_id?: string[] | undefined
  rate_plan_id?: string[] | undefined
  media_type?: string[] | undefined
  enabled?: boolean | undefined
}
type OfferOrder = "title" | "media_type" | "copies" | "created_at" | "updated_at"

const variantRef = (alias: string) => `case when ${alias}.id is null then null
  else json_build_object('id', ${alias}.id, 'title', ${alias}.title, 'sku', ${alias}.sku) end`

const IN_SERVICE = IN_SERVICE_STATUSES.map((status) => `'${status}'`).join(", ")

const UNSETTLED = UNSETTLED_RENTAL_STATUSES.map((status) => `'${status}'`).join(", ")

const SOURCE: ListSource<OfferOrder> = {
  columns: `o.id, o.variant_id, ${variantRef("v")} as variant, o.product_id,
    case when p.id is null then null else json_build_object('id', p.id, 'title', p.title, 'handle', p.handle,
      'status', p.status, 'thumbnail', p.thumbnail) end as product,
    mi.id as item_id, o.title, o.media_type, o.disc_count, o.enabled, o.rate_plan_id,
    case when rp.id is null then null else json_build_object('id', rp.id, 'name', rp.name, 'active', rp.active,
      'min_days', rp.min_days, 'max_days', rp.max_days) end as rate_plan,
    o.replacement_value, o.rentable_from, o.min_age, o.rated_age,
    o.sale_variant_id, ${variantRef("sv")} as sale_variant,
    json_build_object('in_service', c.in_service, 'total', c.total) as copies,
    (select count(*)::int from media_rental_order r where r.offer_id = o.id and r.deleted_at is null
      and r.status in (${UNSETTLED})) as open_rentals,
    (select count(*)::int from media_rental_hold h where h.variant_id = o.variant_id and h.deleted_at is null
      and h.status in ('waiting', 'suspended', 'ready')) as waiting,
    o.version, ${isoText("o.created_at")} as created_at, ${isoText("o.updated_at")} as updated_at`,
  from: `from media_rental_offer o
    left join product_variant v on v.id = o.variant_id and v.deleted_at is null
    left join product_variant sv on sv.id = o.sale_variant_id and sv.deleted_at is null
    left join product p on p.id = o.product_id and p.deleted_at is null
    left join media_item mi on mi.product_id = o.product_id and mi.deleted_at is null
    left join media_rental_rate_plan rp on rp.id = o.rate_plan_id and rp.deleted_at is null
    left join lateral (
      select count(*) filter (where u.status in (${IN_SERVICE}))::int as in_service, count(*)::int as total
        from media_rental_unit u
       where u.offer_id = o.id and u.deleted_at is null and u.status not in ('sold', 'retired')) c on true`,
  key: "o.id",
  orders: {
    title: "lower(o.title)",
    media_type: "o.media_type",
    copies: "c.total",
    created_at: "o.created_at",
    updated_at: "o.updated_at",
  },
}

/** One page of rental offers. */
export async function adminOffers(
  container: MedusaContainer,
  page: Page<OfferFilters, OfferOrder>,
): Promise<{ offers: AdminOffer[]; count: number }> {
  const { q, enabled, ...lists } = page.filters
  const condition = allOf([
    fragment("o.deleted_at is null"),
    ...Object.entries(lists).flatMap(([column, values]) => among(`o.${column}`, values)),
    ...(enabled === undefined ? [] : [fragment("o.enabled = ?::boolean", enabled)]),
    ...(q ? [contains(q, ["o.title", "p.title", "v.title", "v.sku"])] : []),
  ])
  const { rows, count } = await selectPage<AdminOffer, OfferOrder>(container, SOURCE, condition, page)
  return { offers: rows, count }
}

/** @throws 404 `media_rental_offer_not_found` */
export async function adminOffer(container: MedusaContainer, id: string): Promise<AdminOffer> {
  const { offers } = await adminOffers(container, { filters: { id: [id] }, order: "title", limit: 1, offset: 0 })
  if (offers[0]) return offers[0]
  throw new MediaError("not_found", "media_rental_offer_not_found", `rental offer ${id} does not exist`)
}
