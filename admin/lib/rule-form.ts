import type { Picked } from "./drafts"
import type { RuleFile, TagMode, VariantRule } from "./license-rule-types"
import type { PathMapper } from "./problems"

/** A variant's rule as it is typed. */
export interface RuleDraft {
  variant: Picked | null
  tag_mode: TagMode
  terms: Picked | null
  files: RuleFile[]
}

export const blankRule = (variant: Picked | null): RuleDraft => ({ variant, tag_mode: "none", terms: null, files: [] })

/** What a variant is called: its product, itself and its SKU. */
export function variantLabel({ variant, variant_id }: Pick<VariantRule, "variant" | "variant_id">): string {
  if (!variant) return variant_id
  return [variant.product_title, variant.title, variant.sku].filter(Boolean).join(" · ")
}

export const draftOfRule = (rule: VariantRule): RuleDraft => ({
  variant: { id: rule.variant_id, name: variantLabel(rule) },
  tag_mode: rule.tag_mode,
  terms: rule.terms_id === null ? null : { id: rule.terms_id, name: rule.terms_name ?? rule.terms_id },
  files: rule.files.map(({ file_id, title }) => ({ file_id, title })),
})

/** What the API takes; a rule is always sent as a whole. */
export function ruleBody(draft: RuleDraft): Record<string, unknown> {
  return {
    variant_id: draft.variant?.id ?? "",
    tag_mode: draft.tag_mode,
    terms_id: draft.terms?.id ?? null,
    files: draft.files.map(({ file_id, title }) => ({ file_id, title: title.trim() })),
  }
}

const NAMES: Record<string, keyof RuleDraft> = { variant_id: "variant", tag_mode: "tag_mode", terms_id: "terms" }

/** Where in the form a problem of the API belongs; what is wrong with a file stands below its row. */
export const ruleField: PathMapper = (path) => NAMES[path] ?? (/^files\.\d+\.(title|file_id)$/.test(path) ? path : null)
