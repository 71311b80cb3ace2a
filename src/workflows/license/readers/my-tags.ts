import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { TagStatus } from "../../../modules/license/domain/enums"
import { allOf, among, fragment, isoText, select, selectPage, type ListSource } from "../../lib/sql"
import { notDeleted } from "./people"

/** A copy as its owner sees it. */
export interface MyTagView {
  /** Holds the serial: the owner's to know, nobody else's. */
  id: string
  status: TagStatus
  title: { en?: string | null; zhCN?: string | null }
  edition: string | null
  cover_url: string | null
  variant_id: string | null
  product_id: string | null
  activated_at: string | null
  /** How it came to them. */
  how: "purchase" | "pin" | "transfer" | "admin" | null
  /** Somebody objects, or it is on its way back: it cannot be given on. */
  on_hold: boolean
  transfer: { id: string; expires_at: string } | null
  digital_ids: string[]
}

const SOURCE: ListSource<"activated_at"> = {
  columns: `t.id, t.status, b.title, b.edition, b.dossier ->> 'cover_url' as cover_url,
    coalesce(t.variant_id, b.variant_id) as variant_id, v.product_id, ${isoText("t.activated_at")} as activated_at, w.how,
    t.hold_reason is not null as on_hold,
    case when f.id is not null
      then json_build_object('id', f.id, 'expires_at', ${isoText("f.expires_at")}) end as transfer,
    (select coalesce(json_agg(d.id order by d.id), '[]'::json) from media_license_digital d
      where d.tag_id = t.id and d.customer_id = t.owner_id and d.deleted_at is null) as digital_ids`,
  from: `from media_license_tag t join media_license_batch b on b.id = t.batch_id
    left join product_variant v on v.id = coalesce(t.variant_id, b.variant_id) and v.deleted_at is null
    left join media_license_owner w on w.tag_id = t.id and w.to_at is null and w.deleted_at is null
    left join media_license_transfer f on f.tag_id = t.id and f.status = 'pending' and f.deleted_at is null`,
  key: "t.id",
  orders: { activated_at: "w.from_at" },
}

/** A customer's copies, the newest first. */
export async function myTags(
  container: MedusaContainer,
  customerId: string,
  { limit, offset, id }: { limit: number; offset: number; id?: string },
): Promise<{ tags: MyTagView[]; count: number }> {
  const condition = allOf([
    notDeleted("t"),
    fragment("t.owner_id = ?", customerId),
    ...among("t.id", id === undefined ? undefined : [id]),
  ])
  const page = { order: "-activated_at" as const, limit, offset }
  const { rows, count } = await selectPage<MyTagView, "activated_at">(container, SOURCE, condition, page)
  return { tags: rows, count }
}

/** @throws 404 `media_license_tag_not_found`, also for somebody else's */
export async function myTag(container: MedusaContainer, customerId: string, id: string): Promise<MyTagView> {
  const { tags } = await myTags(container, customerId, { id, limit: 1, offset: 0 })
  if (tags[0]) return tags[0]
  throw new MediaError("not_found", "media_license_tag_not_found", "no such tag")
}

/** An offer as who made it sees it. */
export interface TransferView {
  id: string
  status: "pending" | "accepted" | "canceled" | "expired" | "disputed"
  expires_at: string
  accepted_at: string | null
  /** Until when an accepted one can be disputed. */
  dispute_until: string | null
}

/** @throws 404 `media_license_transfer_not_found` */
export async function myTransfer(container: MedusaContainer, id: string): Promise<TransferView> {
  const [row] = await select<TransferView>(
    container,
    `select id, status, ${isoText("expires_at")} as expires_at, ${isoText("accepted_at")} as accepted_at,
       case when status = 'accepted' then ${isoText("(accepted_at + interval '72 hours')")} end as dispute_until
     from media_license_transfer where id = ? and deleted_at is null`,
    [id],
  )
  if (row) return row
  throw new MediaError("not_found", "media_license_transfer_not_found", "no such transfer")
}
