import type { NoticeKind } from "../../domain/notices"
import type { RentalTransaction } from "../../transaction/types"

/** One thing one customer is told about one rental or hold. */
export interface NoticeClaim {
  kind: NoticeKind
  /** Tells occasions of one kind apart, e.g. the late day of a reminder; `once` where there is only one. */
  step: string
  rental_order_id?: string | null
  hold_id?: string | null
  variant_id?: string | null
  /** Why nothing is sent although the occasion is there; it counts as dealt with. */
  skipped?: string
  /** For the log, e.g. the channels. No addresses: the log is never changed. */
  data?: Record<string, unknown>
}

/** `notice:<rental or hold>:<kind>:<step>`: once in the life of the log. */
export function noticeKey({ kind, step, rental_order_id, hold_id }: NoticeClaim): string {
  return `notice:${rental_order_id ?? hold_id}:${kind}:${step}`
}

/**
 * Takes occasions for sending; what has been taken before (by another process, an earlier run) is left out of the
 * answer. Sent is what was taken: a letter that comes twice is worse than one that is lost with its process.
 */
export async function claimNotices(tx: RentalTransaction, claims: readonly NoticeClaim[]): Promise<NoticeClaim[]> {
  const taken: NoticeClaim[] = []
  for (const claim of claims) {
    const { kind, step, rental_order_id, hold_id, variant_id, skipped } = claim
    const about = { rental_order_id: rental_order_id ?? null, hold_id: hold_id ?? null, variant_id: variant_id ?? null }
    const isFirst = await tx.event({
      type: skipped === undefined ? "notice.sent" : "notice.skipped",
      ...about,
      data: { kind, step, ...claim.data, ...(skipped === undefined ? {} : { reason: skipped }) },
      idempotency_key: noticeKey(claim),
    })
    if (!isFirst) continue
    taken.push(claim)
    if (kind === "due_soon" && skipped === undefined) {
      await tx.event({ type: "order.due_soon", ...about, data: { due_date: step } })
    }
  }
  return taken
}
