import { z } from "@medusajs/framework/zod"
import { amount, text } from "../../../lib/fields"
import { currencyCode, localDate } from "./setup/fields"

/** Without a zone a time would mean another moment on every machine. */
const instant = z.iso.datetime({
  offset: true,
  error: "is not an ISO 8601 time with a zone, e.g. 2005-05-24T22:53:30Z",
})

/** One row of a history import. */
export const importedRentalSchema = z.strictObject({
  external_id: text(200).describe("Of the other system; the same row is never imported twice"),
  barcode: text(64),
  customer_ref: text(320).describe("Customer id or e-mail"),
  out_at: instant,
  returned_at: instant.nullable().default(null).describe("null: still out"),
  due_date: localDate,
  rent: amount,
  currency_code: currencyCode,
})

export const importedRentalsSchema = z.array(importedRentalSchema)

export type ImportedRental = z.output<typeof importedRentalSchema>
