import type { LicenseStore } from "../../transaction/store"
import type { By, Done, LicenseTransaction } from "../../transaction/types"
import type { TagStatus } from "../../domain/enums"
import { changeTag, changeTags, type ChangedTag, type TagChange } from "../../transaction/change-tags"
import { pgTextArray } from "../../../../lib/sql"
import { openCase } from "../cases/open"

/** What became of the tag of a copy that came back, or that its renter keeps. */
export interface CustodyOutcome {
  tag_id: string
  /** The case for the staff when the tag was somewhere else than its copy; `null` when it followed. */
  case_id: string | null
}

/** The order line a copy was bought with. */
export interface BuyoutLine {
  order_id: string | null
  order_line_item_id: string | null
}

/**
 * Where a rental copy is. A copy without a tag is none of this room's business, so each call leaves it out; who owns a
 * copy is never touched by lending it. A copy may be kept from leaving, but one that is back is back and one that is
 * sold is sold: there a tag in the wrong place is a case for the staff and no refusal.
 */
export const custody = (store: LicenseStore) => ({
  /**
   * Copies leave: all of them or none.
   * @throws 409 `media_license_tag_state` when one is out already or its tag has been revoked
   */
  async rentOut(unitIds: readonly string[], by: By = {}): Promise<Done<ChangedTag[]>> {
    return store.change(by, async (tx) => {
      const changed: ChangedTag[] = []
      // In one order, or two walk-ins with the same copies wait for each other.
      for (const unitId of [...new Set(unitIds)].sort()) {
        const tag = await tagOfCopy(tx, unitId)
        if (tag) changed.push(await changeTag(tx, tag.id, { trigger: "rent_out", data: { rental_unit_id: unitId } }))
      }
      return changed
    })
  },

  /** The copies have not left after all. Tags that are elsewhere by now stay there. */
  async undoRentOut(tagIds: readonly string[], by: By = {}): Promise<Done<ChangedTag[]>> {
    const where = { sql: `t.id = any(?::text[])`, bindings: [pgTextArray(tagIds)] }
    return store.change(by, (tx) => changeTags(tx, { trigger: "rent_in", where, reason: "not handed out" }))
  },

  /** A copy is back. */
  async rentIn(unitId: string, by: By = {}): Promise<Done<CustodyOutcome | null>> {
    return store.change(by, (tx) => follow(tx, unitId, { trigger: "rent_in" }))
  },

  /** The renter keeps the copy: it is sold, and says that it was for rent. */
  async buyOut(unitId: string, line: BuyoutLine, by: By = {}): Promise<Done<CustodyOutcome | null>> {
    return store.change(by, async (tx) => {
      const { order_id, order_line_item_id } = line
      const outcome = await follow(tx, unitId, {
        trigger: "buy_out",
        set: { order_id, order_line_item_id, ex_rental: true, sold_at: tx.now },
        data: { order_id, order_line_item_id },
      })
      if (outcome?.case_id === null) tx.announce({ kind: "tag.sold", data: { id: outcome.tag_id } })
      return outcome
    })
  },
})

async function follow(
  tx: LicenseTransaction,
  unitId: string,
  change: Omit<TagChange, "where">,
): Promise<CustodyOutcome | null> {
  const tag = await tagOfCopy(tx, unitId)
  if (!tag) return null
  const data = { ...change.data, rental_unit_id: unitId }
  const [changed] = await changeTags(tx, { ...change, data, where: { sql: `t.id = ?`, bindings: [tag.id] } })
  if (changed) return { tag_id: tag.id, case_id: null }
  const signals = { rental_unit_id: unitId, act: change.trigger, status: tag.status }
  const { id } = await openCase(tx, { tag_id: tag.id, kind: "packing_error", severity: "medium", signals })
  return { tag_id: tag.id, case_id: id }
}

/** The tag on a copy. A revoked one counts as long as the copy has no other: it must not leave with it. */
async function tagOfCopy(
  tx: LicenseTransaction,
  unitId: string,
): Promise<{ id: string; status: TagStatus } | undefined> {
  const [tag] = await tx.sql.execute<{ id: string; status: TagStatus }>(
    `select id, status from media_license_tag
     where rental_unit_id = ? and status in ('rental_in', 'rental_out', 'revoked') and deleted_at is null
     order by status = 'revoked', revoked_at desc nulls last, id limit 1 for update`,
    [unitId],
  )
  return tag
}
