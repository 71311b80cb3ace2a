import { MediaError } from "../../../../lib/errors"
import { generatedBarcode } from "../../domain/barcodes"
import type { RentalTransaction } from "../../transaction/types"
import { promoteHolds } from "../holds/promote"
import type { IntakeInput, UnitDraft } from "./types"

/** A copy that has been taken in. */
export interface TakenIn {
  id: string
  barcode: string
}

interface Offer {
  id: string
  variant_id: string
}

const COLUMNS = `id, offer_id, variant_id, barcode, serial, home_location_id, current_location_id, status, media_grade,
  sleeve_grade, grading_note, purchase_cost, cost_currency, purchased_at, in_service_at, rental_count, version`

/** How often numbers are drawn again where somebody has given copies barcodes that look like ours. */
const DRAWS = 10

/**
 * Takes copies in, all or none, in the order they are given. A copy without a barcode gets the next one of ours.
 *
 * @throws 409 `media_rental_barcode_taken` naming every barcode that another copy carries, whatever its case
 * @throws 404 `media_rental_offer_not_found`
 */
export async function takeIn(tx: RentalTransaction, input: IntakeInput): Promise<TakenIn[]> {
  const offer = await offerOf(tx, input.offer_id)
  const copies = input.units.map((draft) => ({ id: tx.newId("runt"), draft }))
  await insertGiven(tx, { input, offer, copies: copies.filter(({ draft }) => draft.barcode !== undefined) })
  await insertGenerated(tx, { input, offer, copies: copies.filter(({ draft }) => draft.barcode === undefined) })
  const written = await barcodesOf(
    tx,
    copies.map(({ id }) => id),
  )
  const taken = copies.map(({ id }) => ({ id, barcode: written.get(id)! }))
  for (const { id, barcode } of taken) {
    const data = { barcode, location_id: input.location_id }
    await tx.event({ type: "unit.created", unit_id: id, variant_id: offer.variant_id, to_status: input.status, data })
  }
  if (input.status === "available") {
    await promoteHolds(tx, [{ variant_id: offer.variant_id, location_id: input.location_id }])
  }
  return taken
}

interface Batch {
  input: IntakeInput
  offer: Offer
  copies: { id: string; draft: UnitDraft }[]
}

async function insertGiven(tx: RentalTransaction, batch: Batch): Promise<void> {
  const rows = batch.copies.map(({ id, draft }) => ({ id, barcode: draft.barcode!, draft }))
  const missing = await insert(tx, batch, rows)
  if (missing.length > 0) throw barcodesTaken(missing.map(({ barcode }) => barcode))
}

async function insertGenerated(tx: RentalTransaction, batch: Batch): Promise<void> {
  let waiting = batch.copies
  for (let draw = 0; waiting.length > 0; draw++) {
    if (draw === DRAWS) throw new Error("the shop's copies carry the next barcodes already; no free number was found")
    const numbers = await tx.sql.execute<{ number: string }>(
      `select nextval('media_rental_barcode_seq')::text as number from generate_series(1, ?)`,
      [waiting.length],
    )
    const rows = waiting.map((copy, index) => ({ ...copy, barcode: generatedBarcode(numbers[index]!.number) }))
    waiting = await insert(tx, batch, rows)
  }
}

interface NewCopy {
  id: string
  barcode: string
  draft: UnitDraft
}

/** Inserts what the unique index lets through, also against others at this moment; answers the rest. */
async function insert(tx: RentalTransaction, { input, offer }: Batch, copies: readonly NewCopy[]): Promise<NewCopy[]> {
  if (copies.length === 0) return []
  const rows = copies.map(({ id, barcode, draft }) => ({
    ...draft,
    id,
    barcode,
    offer_id: offer.id,
    variant_id: offer.variant_id,
    home_location_id: input.location_id,
    current_location_id: input.location_id,
    status: input.status,
    in_service_at: tx.now,
    rental_count: 0,
    version: 1,
  }))
  const inserted = await tx.sql.execute<{ id: string }>(
    `insert into media_rental_unit (${COLUMNS}, created_at, updated_at)
     select ${COLUMNS}, now(), now() from jsonb_populate_recordset(null::media_rental_unit, ?::jsonb)
     on conflict (lower(barcode)) where deleted_at is null do nothing returning id`,
    [JSON.stringify(rows)],
  )
  const done = new Set(inserted.map(({ id }) => id))
  return copies.filter(({ id }) => !done.has(id))
}

async function barcodesOf(tx: RentalTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.sql.execute<TakenIn>(
    `select id, barcode from media_rental_unit where id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(ids)],
  )
  return new Map(rows.map(({ id, barcode }) => [id, barcode]))
}

async function offerOf(tx: RentalTransaction, id: string): Promise<Offer> {
  const [offer] = await tx.sql.execute<Offer>(
    `select id, variant_id from media_rental_offer where id = ? and deleted_at is null for key share`,
    [id],
  )
  if (offer) return offer
  throw new MediaError("not_found", "media_rental_offer_not_found", `rental offer ${id} does not exist`)
}

/** 409 naming every barcode. */
export function barcodesTaken(barcodes: readonly string[]): MediaError {
  const shown = barcodes.slice(0, 20).join(", ") + (barcodes.length > 20 ? `, … (${barcodes.length})` : "")
  return new MediaError("conflict", "media_rental_barcode_taken", `barcode: another copy carries ${shown}`, {
    details: { barcodes },
  })
}
