import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import {
  TERMS_COLUMNS,
  matchingTerms,
  resolveTerms,
  weightOfTerms,
  type Terms,
  type TermsColumn,
  type TermsRow,
  type TermsScope,
} from "../../../modules/rental/domain/terms"
import {
  allOf,
  among,
  contains,
  fragment,
  isoText,
  select,
  selectPage,
  type ListSource,
  type Page,
} from "../../lib/sql"

/** A row of terms with the names of what it is for. */
export type AdminTerms = TermsScope & { [C in TermsColumn]: Terms[C] | null } & {
  id: string
  weight: number
  variant: {
    id: string
    title: string
    sku: string | null
    product_id: string
    product_title: string
    thumbnail: string | null
  } | null
  customer_group: { id: string; name: string } | null
  location: { id: string; name: string } | null
  version: number
  created_at: string
  updated_at: string
}

export interface TermsFilters {
  q?: string | undefined
  id?: string[] | undefined
  variant_id?: string[] | undefined
  media_type?: string[] | undefined
  customer_group_id?: string[] | undefined
  location_id?: string[] | undefined
}
type TermsOrder = "weight" | "created_at" | "updated_at"

const WEIGHT = `(case when t.variant_id is null then 0 else 8 end + case when t.media_type is null then 0 else 4 end
  + case when t.customer_group_id is null then 0 else 2 end + case when t.location_id is null then 0 else 1 end)`

const SOURCE: ListSource<TermsOrder> = {
  columns: `t.id, t.variant_id, t.media_type, t.customer_group_id, t.location_id, ${WEIGHT} as weight,
    case when v.id is null then null else json_build_object('id', v.id, 'title', v.title, 'sku', v.sku,
      'product_id', p.id, 'product_title', p.title, 'thumbnail', p.thumbnail) end as variant,
    case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end as customer_group,
    case when l.id is null then null else json_build_object('id', l.id, 'name', l.name) end as location,
    ${TERMS_COLUMNS.map((column) => `t.${column}`).join(", ")},
    t.version, ${isoText("t.created_at")} as created_at, ${isoText("t.updated_at")} as updated_at`,
  from: `from media_rental_terms t
    left join (product_variant v join product p on p.id = v.product_id and p.deleted_at is null)
      on v.id = t.variant_id and v.deleted_at is null
    left join customer_group g on g.id = t.customer_group_id and g.deleted_at is null
    left join stock_location l on l.id = t.location_id and l.deleted_at is null`,
  key: "t.id",
  orders: { weight: WEIGHT, created_at: "t.created_at", updated_at: "t.updated_at" },
}

/** One page of rows of terms. */
export async function adminTermsList(
  container: MedusaContainer,
  page: Page<TermsFilters, TermsOrder>,
): Promise<{ terms: AdminTerms[]; count: number }> {
  const { q, ...lists } = page.filters
  const condition = allOf([
    fragment("t.deleted_at is null"),
    ...Object.entries(lists).flatMap(([column, values]) => among(`t.${column}`, values)),
    ...(q ? [contains(q, ["p.title", "v.title", "v.sku", "t.media_type", "g.name", "l.name"])] : []),
  ])
  const { rows, count } = await selectPage<AdminTerms, TermsOrder>(container, SOURCE, condition, page)
  return { terms: rows, count }
}

/** @throws 404 `media_rental_terms_not_found` */
export async function adminTerms(container: MedusaContainer, id: string): Promise<AdminTerms> {
  const { terms } = await adminTermsList(container, { filters: { id: [id] }, order: "weight", limit: 1, offset: 0 })
  if (terms[0]) return terms[0]
  throw new MediaError("not_found", "media_rental_terms_not_found", `terms ${id} does not exist`)
}

/** Whom the terms are asked for; what is left out is matched by rows for everything only. */
export interface TermsQuestion {
  variant_id?: string | undefined
  media_type?: string | undefined
  customer_group_id?: string[] | undefined
  location_id?: string | undefined
}

export interface ResolvedTermsView {
  terms: Terms
  sources: Record<TermsColumn, { id: string | null; weight: number | null }>
  /** Rows that apply, the one that wins first. */
  rows: (TermsScope & { id: string; weight: number })[]
}

/** Most rows that can apply to one question; there is one per scope. */
const MAX_ROWS = 5000

/** The terms in force, column by column, and from which row each comes. */
export async function resolvedTerms(container: MedusaContainer, question: TermsQuestion): Promise<ResolvedTermsView> {
  const groups = question.customer_group_id ?? []
  const { variant_id = "", location_id = "" } = question
  const context = { variant_id, location_id, group_ids: groups, media_type: await mediaTypeOf(container, question) }
  const candidates = await select<TermsRow>(
    container,
    `select id, variant_id, media_type, customer_group_id, location_id, ${TERMS_COLUMNS.join(", ")}
       from media_rental_terms
      where deleted_at is null and (variant_id is null or variant_id = ?) and (media_type is null or media_type = ?)
        and (customer_group_id is null or customer_group_id = any(?::text[]))
        and (location_id is null or location_id = ?)
      order by id limit ?`,
    [variant_id, context.media_type, groups, location_id, MAX_ROWS],
  )
  const rows = matchingTerms(candidates, context)
  const { terms, sources } = resolveTerms(rows, context)
  const weights = new Map(rows.map((row) => [row.id, weightOfTerms(row)]))
  return {
    terms,
    sources: Object.fromEntries(
      TERMS_COLUMNS.map((column) => {
        const weight = weights.get(sources[column])
        return [column, weight === undefined ? { id: null, weight: null } : { id: sources[column], weight }]
      }),
    ) as ResolvedTermsView["sources"],
    rows: rows.map(({ id, variant_id, media_type, customer_group_id, location_id }) => ({
      ...{ id, variant_id, media_type, customer_group_id, location_id },
      weight: weights.get(id) ?? 0,
    })),
  }
}

/** That of the variant's rental offer, unless the question names one. */
async function mediaTypeOf(container: MedusaContainer, question: TermsQuestion): Promise<string> {
  if (question.media_type !== undefined || question.variant_id === undefined) return question.media_type ?? ""
  const [offer] = await select<{ media_type: string }>(
    container,
    `select media_type from media_rental_offer where variant_id = ? and deleted_at is null`,
    [question.variant_id],
  )
  return offer?.media_type ?? ""
}
