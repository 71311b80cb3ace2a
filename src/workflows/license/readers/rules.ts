import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { TermsSnapshot, VariantFile } from "../../../modules/license/domain/digital"
import type { TagMode } from "../../../modules/license/domain/enums"
import { allOf, among, contains, fragment, isoText, selectPage, type ListSource, type Page } from "../../lib/sql"

export interface TermsView extends TermsSnapshot {
  id: string
  name: string
  /** Variants whose licences they are. */
  variants: number
  version: number
  created_at: string
  updated_at: string
}

export interface VariantRuleView {
  id: string
  variant_id: string
  variant: { id: string; title: string; sku: string | null; product_id: string; product_title: string } | null
  tag_mode: TagMode
  terms_id: string | null
  terms_name: string | null
  files: VariantFile[]
  version: number
  created_at: string
  updated_at: string
}

const STAMPS = (t: string) =>
  `${t}.version, ${isoText(`${t}.created_at`)} as created_at, ${isoText(`${t}.updated_at`)} as updated_at`

export type TermsOrder = "name" | "created_at" | "updated_at"
const TERMS: ListSource<TermsOrder> = {
  columns: `t.id, t.name, t.max_devices, t.max_deactivations_per_year, t.offline_ttl_days, t.grace_days,
    t.download_cap, t.quality, t.transferable, t.follows_tag, ${STAMPS("t")},
    (select count(*)::int from media_license_variant_rule r where r.terms_id = t.id and r.deleted_at is null) as variants`,
  from: `from media_license_terms t`,
  key: "t.id",
  orders: { name: "t.name", created_at: "t.created_at", updated_at: "t.updated_at" },
}

/** One page of terms. */
export async function licenceTermsList(
  container: MedusaContainer,
  page: Page<{ q?: string | undefined; id?: string[] | undefined }, TermsOrder>,
): Promise<{ terms: TermsView[]; count: number }> {
  const { q, id } = page.filters
  const condition = allOf([
    fragment("t.deleted_at is null"),
    ...among("t.id", id),
    ...(q ? [contains(q, ["t.name", "t.quality"])] : []),
  ])
  const { rows, count } = await selectPage<TermsView, TermsOrder>(container, TERMS, condition, page)
  return { terms: rows, count }
}

/** @throws 404 `media_license_terms_not_found` */
export async function licenceTerms(container: MedusaContainer, id: string): Promise<TermsView> {
  const { terms } = await licenceTermsList(container, { filters: { id: [id] }, order: "name", limit: 1, offset: 0 })
  if (terms[0]) return terms[0]
  throw new MediaError("not_found", "media_license_terms_not_found", `terms ${id} do not exist`)
}

export type RuleOrder = "product_title" | "created_at" | "updated_at"
const RULES: ListSource<RuleOrder> = {
  columns: `r.id, r.variant_id, r.tag_mode, r.terms_id, t.name as terms_name, r.files, ${STAMPS("r")},
    case when v.id is null then null else json_build_object('id', v.id, 'title', v.title, 'sku', v.sku,
      'product_id', p.id, 'product_title', p.title) end as variant`,
  from: `from media_license_variant_rule r
    left join media_license_terms t on t.id = r.terms_id and t.deleted_at is null
    left join (product_variant v join product p on p.id = v.product_id and p.deleted_at is null)
      on v.id = r.variant_id and v.deleted_at is null`,
  key: "r.id",
  orders: { product_title: "p.title", created_at: "r.created_at", updated_at: "r.updated_at" },
}

export interface RuleFilters {
  q?: string | undefined
  id?: string[] | undefined
  variant_id?: string[] | undefined
  terms_id?: string[] | undefined
  tag_mode?: string[] | undefined
}

/** One page of rules. */
export async function variantRules(
  container: MedusaContainer,
  page: Page<RuleFilters, RuleOrder>,
): Promise<{ variant_rules: VariantRuleView[]; count: number }> {
  const { q, ...lists } = page.filters
  const condition = allOf([
    fragment("r.deleted_at is null"),
    ...Object.entries(lists).flatMap(([column, values]) => among(`r.${column}`, values)),
    ...(q ? [contains(q, ["p.title", "v.title", "v.sku"])] : []),
  ])
  const { rows, count } = await selectPage<VariantRuleView, RuleOrder>(container, RULES, condition, page)
  return { variant_rules: rows, count }
}

/** @throws 404 `media_license_variant_rule_not_found` */
export async function variantRule(container: MedusaContainer, id: string): Promise<VariantRuleView> {
  const page = { filters: { id: [id] }, order: "created_at" as const, limit: 1, offset: 0 }
  const { variant_rules } = await variantRules(container, page)
  if (variant_rules[0]) return variant_rules[0]
  throw new MediaError("not_found", "media_license_variant_rule_not_found", `rule ${id} does not exist`)
}
