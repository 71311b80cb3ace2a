import { MediaError } from "../../../../lib/errors"
import { claimRefusal } from "../../domain/claims"
import type { TagStatus } from "../../domain/enums"
import { changeTags } from "../../transaction/change-tags"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { issueForTag } from "../digital/issue"
import { NO_PIN_COUNT } from "../scans/give-back"
import { selectTag } from "../tags/rows"

/** Somebody makes a copy theirs. */
export interface Claim {
  tag_id: string
  customer_id: string
  how: "purchase" | "pin"
}

/**
 * One conditional update makes the claimant the owner; whoever comes second changes no row. A licence that follows the
 * copy is issued with it.
 *
 * @throws 409 `media_license_already_activated`, `media_license_not_claimable` with `reason`
 */
export async function activate(
  store: LicenseStore,
  tx: LicenseTransaction,
  { tag_id, customer_id, how }: Claim,
): Promise<void> {
  const [changed] = await changeTags(tx, {
    trigger: "activate",
    where: { sql: "t.id = ?", bindings: [tag_id] },
    set: { owner_id: customer_id, activated_at: tx.now, ...NO_PIN_COUNT },
    data: { how },
  })
  if (!changed) throw await refusalOf(tx, tag_id)
  await tx.sql.execute(
    `insert into media_license_owner (id, tag_id, customer_id, from_at, how, created_at, updated_at)
     values (?, ?, ?, ?, ?, now(), now())`,
    [tx.newId("lown"), tag_id, customer_id, tx.now, how],
  )
  tx.announce({ kind: "tag.activated", data: { id: tag_id } })
  const { variant_id, order_id } = (await selectTag(tx.sql, tag_id))!
  if (variant_id) await issueForTag(store, tx, { tag_id, customer_id, variant_id, order_id })
}

async function refusalOf(tx: LicenseTransaction, tagId: string): Promise<MediaError> {
  const [tag] = await tx.sql.execute<{ status: TagStatus; hold_reason: string | null }>(
    `select status, hold_reason from media_license_tag where id = ?`,
    [tagId],
  )
  const reason = tag ? claimRefusal(tag.status, tag.hold_reason) : "unsold"
  if (reason === null || reason === "taken") {
    return new MediaError("conflict", "media_license_already_activated", "somebody has activated this copy already")
  }
  return new MediaError("conflict", "media_license_not_claimable", `this copy cannot be claimed: ${reason}`, {
    details: { reason },
  })
}
