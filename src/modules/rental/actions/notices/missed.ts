import { pgTextArray, type Sql } from "../../../../lib/sql"
import { NOTICE_OF_EVENT, type NoticeKind } from "../../domain/notices"
import type { RentalTransaction } from "../../transaction/types"
import type { PageOf } from "../upkeep/queues"

/** An occasion in the log. */
export interface NoticeOccasion {
  event_id: string
  type: string
  rental_order_id: string | null
  hold_id: string | null
}

/** Younger occasions are still on their way through the event bus. */
const YOUNG_MS = 60_000
/** Older ones nobody wants to hear of any more. */
const OLD_MS = 3 * 86_400_000

/** Occasions in the log that nobody has been told of: their event got lost with its process. */
export async function missedOccasions(sql: Sql, { now, after, limit }: PageOf<string>): Promise<NoticeOccasion[]> {
  const kinds = Object.entries(NOTICE_OF_EVENT).map(([type, notice]) => ({ type, ...notice }))
  return sql.execute<NoticeOccasion>(
    `select e.id as event_id, e.type, e.rental_order_id, e.hold_id
     from media_rental_event e join jsonb_to_recordset(?::jsonb) as k(type text, kind text, step text) on k.type = e.type
     where e.type = any(?::text[]) and e.occurred_at > ? and e.occurred_at <= ?
       and coalesce(e.rental_order_id, e.hold_id) is not null
       and not exists (select 1 from media_rental_event n
         where n.idempotency_key = 'notice:' || coalesce(e.rental_order_id, e.hold_id) || ':' || k.kind || ':' || k.step)
       and (?::text is null or (e.occurred_at, e.id) > (
         select b.occurred_at, b.id from media_rental_event b where b.id = ?))
     order by e.occurred_at, e.id limit ?`,
    [
      JSON.stringify(kinds),
      pgTextArray(Object.keys(NOTICE_OF_EVENT)),
      new Date(now.getTime() - OLD_MS),
      new Date(now.getTime() - YOUNG_MS),
      after,
      after,
      limit,
    ],
  )
}

/** A letter that could not be sent, with all that is needed to write it again. */
export interface FailedLetter {
  kind: NoticeKind
  step: string
  rental_order_ids: string[]
  hold_id: string | null
  /** Tries so far. */
  attempt: number
}

/** How often one letter is tried. */
const ATTEMPTS = 4

const letterKey = ({ kind, step, rental_order_ids, hold_id }: FailedLetter) =>
  `letter:${rental_order_ids[0] ?? hold_id}:${kind}:${step}`

/** Notes that a letter could not be sent; without the address, which the log must not keep. */
export async function noteFailed(tx: RentalTransaction, letter: FailedLetter, error: string): Promise<void> {
  await tx.event({
    type: "notice.failed",
    rental_order_id: letter.rental_order_ids[0] ?? null,
    hold_id: letter.hold_id,
    data: { ...letter, error: error.slice(0, 300) },
    idempotency_key: `${letterKey(letter)}:failed:${letter.attempt}`,
  })
}

/** Letters that failed lately and whose next try nobody has taken; oldest first. */
export async function failedLetters(sql: Sql, { now, after, limit }: PageOf<string>) {
  return sql.execute<{ event_id: string; data: FailedLetter }>(
    `select e.id as event_id, e.data from media_rental_event e
     where e.type = 'notice.failed' and e.occurred_at > ? and (e.data->>'attempt')::int < ${ATTEMPTS}
       and not exists (select 1 from media_rental_event n where n.idempotency_key = 'retry:' || e.id)
       and (?::text is null or (e.occurred_at, e.id) > (
         select b.occurred_at, b.id from media_rental_event b where b.id = ?))
     order by e.occurred_at, e.id limit ?`,
    [new Date(now.getTime() - OLD_MS), after, after, limit],
  )
}

/** Takes the next try of a letter; `false` when somebody else has. */
export async function takeRetry(
  tx: RentalTransaction,
  { event_id, letter }: { event_id: string; letter: FailedLetter },
): Promise<boolean> {
  return tx.event({
    type: "notice.retried",
    rental_order_id: letter.rental_order_ids[0] ?? null,
    hold_id: letter.hold_id,
    data: { kind: letter.kind, step: letter.step, attempt: letter.attempt + 1 },
    idempotency_key: `retry:${event_id}`,
  })
}
