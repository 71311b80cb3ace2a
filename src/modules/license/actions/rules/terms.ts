import { MediaError, invalid } from "../../../../lib/errors"
import type { CreateTermsInput, EditTermsInput } from "../../domain/digital/terms"
import type { LicenseTransaction } from "../../transaction/types"
import { changeRule, insertRule, lockRule, requireVersion, setDeleted, type RuleChange } from "./rows"

export async function createTerms(tx: LicenseTransaction, input: CreateTermsInput): Promise<RuleChange> {
  const after = await insertRule(tx, "terms", input)
  return { entry: "terms", id: after.id, before: null, after }
}

/**
 * Licences that are out keep what they were issued with.
 *
 * @throws 400 `media_license_tag_needed` when they are to follow tags that copies of a variant do not have, 404, 409 `media_license_version_conflict`
 */
export async function editTerms(
  tx: LicenseTransaction,
  id: string,
  { version, ...set }: EditTermsInput,
): Promise<RuleChange> {
  const before = await lockRule(tx, "terms", id)
  requireVersion(before, version)
  if (set.follows_tag && before["follows_tag"] !== true) await requireTags(tx, id)
  return { entry: "terms", id, before, after: await changeRule(tx, "terms", before, set) }
}

/** The other half of what `setVariantRule` asks for; rules that are being set wait for the lock on the terms. */
async function requireTags(tx: LicenseTransaction, id: string): Promise<void> {
  const [row] = await tx.sql.execute<{ count: number }>(
    `select count(*)::int as count from media_license_variant_rule
     where terms_id = ? and tag_mode = 'none' and deleted_at is null`,
    [id],
  )
  const variants = row?.count ?? 0
  if (variants === 0) return
  const message = `these terms cannot follow a tag: copies of ${variants} variants with them carry none`
  throw invalid([{ path: "follows_tag", code: "media_license_tag_needed", message }])
}

/** @throws 404, 409 `media_license_terms_in_use` with the number of variants whose licences they are */
export async function deleteTerms(tx: LicenseTransaction, id: string): Promise<RuleChange> {
  const before = await lockRule(tx, "terms", id)
  const [row] = await tx.sql.execute<{ count: number }>(
    `select count(*)::int as count from media_license_variant_rule where terms_id = ? and deleted_at is null`,
    [id],
  )
  const variants = row?.count ?? 0
  if (variants > 0) {
    throw new MediaError("conflict", "media_license_terms_in_use", `terms ${id} belong to ${variants} variants`, {
      details: { variants },
    })
  }
  await setDeleted(tx, "terms", before, true)
  return { entry: "terms", id, before, after: null }
}
