import type { LicenseStore } from "../../transaction/store"
import type { By } from "../../transaction/types"
import { holdReturned, type ReceivedLine } from "../scans/hold"
import { bindTags, findPackGaps, packIncomplete, shipTags, unbindTags, type FulfilledLine } from "./bind"
import { pack, unpack, type Packed } from "./pack"

/** Copies that go into parcels, and the parcels that go out. */
export const packing = (store: LicenseStore) => ({
  /** @throws 404, 409 `media_license_tag_state`, `…_variant_mismatch`, `…_tag_taken`, `…_pack_full` */
  async pack(input: Packed, by: By = {}) {
    return store.change(by, (tx) => pack(tx, input))
  },
  /** @throws 404, 409 `media_license_tag_state` */
  async unpack(input: { tag_id: string; undoDays: number }, by: By = {}) {
    return store.change(by, (tx) => unpack(tx, input))
  },
  /** Whether the copy has been scanned for this line and waits for its fulfilment. */
  async isPackedFor(tagId: string, lineId: string): Promise<boolean> {
    const rows = await store.read((sql) =>
      sql.execute(
        `select 1 from media_license_pack where tag_id = ? and order_line_item_id = ? and released_at is null
           and fulfillment_id is null and deleted_at is null`,
        [tagId, lineId],
      ),
    )
    return rows.length > 0
  },
  /** @throws 409 `media_license_pack_incomplete` with `items` */
  async requireComplete(lines: readonly FulfilledLine[]): Promise<void> {
    const gaps = await store.read((sql) => findPackGaps(sql, lines))
    if (gaps.length > 0) throw packIncomplete(gaps)
  },
  /** @throws 409 `media_license_pack_incomplete` with `items` */
  async bind(input: { order_id: string; fulfillment_id: string; lines: readonly FulfilledLine[] }, by: By = {}) {
    return store.change(by, (tx) => bindTags(tx, input))
  },
  async unbind(which: { fulfillment_id: string } | { order_id: string }, by: By = {}) {
    return store.change(by, (tx) => unbindTags(tx, which))
  },
  /** Copies that came back with a parcel wait for their return scan; answers how many were put on hold. */
  async holdReturned(lines: readonly ReceivedLine[], by: By = {}) {
    return store.change(by, (tx) => holdReturned(tx, lines))
  },
  async ship(fulfillmentId: string, by: By = {}) {
    return store.change(by, (tx) => shipTags(tx, fulfillmentId))
  },
})
