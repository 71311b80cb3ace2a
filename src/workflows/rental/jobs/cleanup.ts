import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaRentalService from "../../../modules/rental/service"
import { select } from "../../lib/sql"
import { jobWorkflow } from "../../lib/job-workflow"

const CART_DAYS = 30
const BATCH = 1000
/** Most batches of one run; what is left is the next day's. */
const MAX_BATCHES = 200

async function cleanUp(container: MedusaContainer): Promise<{ cart_lines: number; requests: number }> {
  const { upkeep } = container.resolve<MediaRentalService>("mediaRental")
  const now = new Date()
  return {
    cart_lines: await inBatches(async () => {
      const ids = await deadLines(container, now)
      return ids.length === 0 ? 0 : upkeep.removeCartLines(ids)
    }),
    requests: await inBatches(() => upkeep.removeOldRequests({ now, limit: BATCH })),
  }
}

/** Bound lines whose cart is gone or has not been touched for a month, and that have become no rental. */
async function deadLines(container: MedusaContainer, now: Date): Promise<string[]> {
  const before = new Date(now.getTime() - CART_DAYS * 86_400_000).toISOString()
  const rows = await select<{ id: string }>(
    container,
    `select l.id from media_rental_cart_line l left join cart c on c.id = l.cart_id
     where l.updated_at < ?::timestamptz
       and (c.id is null or (c.completed_at is null and (c.deleted_at is not null or c.updated_at < ?::timestamptz)))
       and not exists (select 1 from media_rental_order r where r.cart_line_id = l.id)
     order by l.id limit ?`,
    [before, before, BATCH],
  )
  return rows.map((row) => row.id)
}

async function inBatches(remove: () => Promise<number>): Promise<number> {
  let removed = 0
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const gone = await remove()
    removed += gone
    if (gone === 0) break
  }
  return removed
}

/**
 * Removes what nobody will ask for again: bound lines of carts dead for a month, answers kept under idempotency keys that
 * have run out. Every day.
 *
 * @example await cleanUpRentalsWorkflow(container).run({ input: {} })
 */
export const cleanUpRentalsWorkflow = jobWorkflow("media-rental-cleanup", cleanUp)
