import { invalid, MediaError } from "../../../../lib/errors"
import type { VariantRuleInput } from "../../domain/digital/terms"
import type { LicenseTransaction } from "../../transaction/types"
import { changeRule, findRule, insertRule, lockRule, requireVersion, setDeleted, type RuleChange } from "./rows"

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
    if (version !== undefined) throw deletedMeanwhile(input.variant_id)
    const after = await insertRule(tx, "variant_rule", input)
    return { entry: "variant_rule", id: after.id, before: null, after }
  }
  requireVersion(before, version)
  const after = await changeRule(tx, "variant_rule", before, { ...input, terms_id: input.terms_id ?? null })
  return { entry: "variant_rule", id: before.id, before, after }
}

/**
 * Leaves the variant without a rule: its copies carry no tags, and no licence comes with them.
 *
 * @throws 404, 409 `media_license_rule_in_use` while holders of licences have only this rule to download files by
 */
export async function deleteVariantRule(tx: LicenseTransaction, id: string): Promise<RuleChange> {
  const before = await lockRule(tx, "variant_rule", id)
  const files = before["files"] as unknown[]
  const [row] = await tx.sql.execute<{ count: number }>(
    `select count(*)::int as count from media_license_digital
     where variant_id = ? and status in ('active', 'suspended') and deleted_at is null`,
    [before["variant_id"]],
  )
  const licences = row?.count ?? 0
  if (files.length > 0 && licences > 0) {
    const message = `holders of ${licences} licences download the files of rule ${id}; take them out of it first`
    throw new MediaError("conflict", "media_license_rule_in_use", message, { details: { licences } })
  }
  await setDeleted(tx, "variant_rule", before, true)
  return { entry: "variant_rule", id, before, after: null }
}

/** Who names a version has seen a rule; to make it anew without a word would undo what somebody else decided. */
const deletedMeanwhile = (variantId: string) =>
  new MediaError(
    "conflict",
    "media_license_version_conflict",
    `version: the rule of variant ${variantId} has been deleted in the meantime`,
  )

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
