import { MediaError } from "../../../../lib/errors"
import type { Sql } from "../../../../lib/sql"
import type { Dossier } from "../../domain/batch-input"
import type { BatchPurpose, BatchStatus, TagScheme } from "../../domain/enums"

/** A row of `media_license_batch`, without its wrapped PIN key. */
export interface BatchRow {
  id: string
  kid: number | null
  scheme: TagScheme
  purpose: BatchPurpose
  gtin: string | null
  company_prefix: string | null
  variant_id: string | null
  mandate_ref: string | null
  title: { en?: string | null; zhCN?: string | null }
  edition: string | null
  dossier: Dossier
  quantity: number
  minted_count: number
  with_pin: boolean
  has_pin_key: boolean
  pins_finished_at: Date | null
  status: BatchStatus
  requested_by: string
  approved_by: string | null
  approved_at: Date | null
  lease_until: Date | null
  last_error: string | null
  ready_at: Date | null
  closed_at: Date | null
  created_at: Date
  updated_at: Date
}

export const BATCH_COLUMNS = `id, kid, scheme, purpose, gtin, company_prefix, variant_id, mandate_ref, title, edition,
  dossier, quantity, minted_count, with_pin, wrapped_pin_key is not null as has_pin_key, pins_finished_at, status,
  requested_by, approved_by, approved_at, lease_until, last_error, ready_at, closed_at, created_at, updated_at`

/**
 * The batch, locked until the transaction ends.
 * @throws 404 `media_license_batch_not_found`
 */
export async function lockBatch(sql: Sql, id: string): Promise<BatchRow> {
  const [row] = await sql.execute<BatchRow>(
    `select ${BATCH_COLUMNS} from media_license_batch where id = ? and deleted_at is null for update`,
    [id],
  )
  if (!row) throw batchNotFound(id)
  return row
}

export async function selectBatch(sql: Sql, id: string): Promise<BatchRow | undefined> {
  const [row] = await sql.execute<BatchRow>(
    `select ${BATCH_COLUMNS} from media_license_batch where id = ? and deleted_at is null`,
    [id],
  )
  return row
}

export const batchNotFound = (id: string) =>
  new MediaError(
    "not_found",
    "media_license_batch_not_found",
    `batch ${JSON.stringify(id.slice(0, 100))} does not exist`,
  )

export const batchState = (batch: Pick<BatchRow, "id" | "status">, act: string) =>
  new MediaError("conflict", "media_license_batch_state", `batch ${batch.id} is ${batch.status}; ${act}`, {
    details: { status: batch.status },
  })
