import { invalid } from "../../../../lib/errors"
import type { VariantRuleInput } from "../../domain/digital/terms"
import type { LicenseTransaction } from "../../transaction/types"
import { changeRule, findRule, insertRule, requireVersion, type RuleChange } from "./rows"

/**
 * Says what a variant's copies carry and what comes with them; a variant has one rule, which this makes or changes.
 *
 * @throws 400 `media_license_terms_not_found`, `media_license_tag_needed` when a licence follows a tag that no copy
 *   has, 409 `media_license_version_conflict`
 */
export async function setVariantRule(
  tx: LicenseTransaction,
  { version, ...input }: VariantRuleInput,
): Promise<RuleChange> {
  await requireTerms(tx, input)
  const before = await findRule(
    tx.sql,
    "variant_rule",
    `"variant_id" = ? and deleted_at is null for update`,
    input.variant_id,
  )
  if (!before) {
    const after = await insertRule(tx, "variant_rule", input)
    return { entry: "variant_rule", id: after.id, before: null, after }
  }
  requireVersion(before, version)
  const after = await changeRule(tx, "variant_rule", before, { ...input, terms_id: input.terms_id ?? null })
  return { entry: "variant_rule", id: before.id, before, after }
}

async function requireTerms(tx: LicenseTransaction, { terms_id, tag_mode }: VariantRuleInput): Promise<void> {
  if (!terms_id) return
  // Shared with other rules, but not with a deletion of the terms.
  const terms = await findRule(tx.sql, "terms", `"id" = ? and deleted_at is null for share`, terms_id)
  if (!terms) {
    const message = `terms ${terms_id} do not exist`
    throw invalid([{ path: "terms_id", code: "media_license_terms_not_found", message }])
  }
  if (terms["follows_tag"] === true && tag_mode === "none") {
    const message = "these terms follow a tag, so the variant's copies need tags (optional or required)"
    throw invalid([{ path: "tag_mode", code: "media_license_tag_needed", message }])
  }
}
