import { certifiedValue, type BatchInput } from "../../domain/batch-input"
import { APPROVAL_ABOVE, type BatchStatus } from "../../domain/enums"
import { notConfigured } from "../../keys/local-provider"
import { requirePerson } from "../../refusals"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"

/**
 * Orders a batch. A small one may be minted at once, a large one waits for a second person.
 *
 * @throws 400 `media_license_not_configured`, 403 `media_license_self_approval` for a large one that an API key orders
 */
export async function createBatch(
  { provider }: LicenseStore,
  tx: LicenseTransaction,
  input: BatchInput,
): Promise<{ id: string; status: BatchStatus }> {
  if (!provider.configured) throw notConfigured()
  const id = tx.newId("lbat")
  const status: BatchStatus = input.quantity > APPROVAL_ABOVE ? "awaiting_approval" : "minting"
  if (status === "awaiting_approval") requirePerson(tx.actor)
  const value = certifiedValue(input)
  await tx.sql.execute(
    `insert into media_license_batch (id, scheme, purpose, gtin, company_prefix, variant_id, mandate_ref, title, edition,
       dossier, quantity, with_pin, status, requested_by, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, now(), now())`,
    [
      id,
      input.scheme,
      input.purpose,
      input.scheme === "gs1_sgtin" ? value : null,
      input.scheme === "gs1_giai" ? value : null,
      input.variant_id ?? null,
      input.mandate_ref ?? null,
      JSON.stringify(input.title),
      input.edition ?? null,
      JSON.stringify(input.dossier),
      input.quantity,
      input.with_pin,
      status,
      tx.actor.id ?? tx.actor.type,
    ],
  )
  await tx.record([{ kind: "batch.ordered", batch_id: id, data: { quantity: input.quantity, status } }])
  return { id, status }
}
