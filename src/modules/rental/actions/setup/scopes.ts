import {
  judgeTerms,
  type CreateCalendarInput,
  type CreateTermsInput,
  type EditCalendarInput,
  type EditTermsInput,
} from "../../domain/setup"
import type { RentalTransaction } from "../../transaction/types"
import { changeOf, changeRow, insertRow, lockRow, requireSound, requireVersion, setDeleted } from "./rows"
import type { SetupChange } from "./types"

/** @throws 409 `media_rental_terms_exists` when the scope has a row already */
export async function createTerms(tx: RentalTransaction, input: CreateTermsInput): Promise<SetupChange> {
  return changeOf("terms", null, await insertRow(tx, "terms", input))
}

/** A column set to null inherits again. Open rentals keep the terms they were booked under. */
export async function editTerms(
  tx: RentalTransaction,
  id: string,
  { version, ...set }: EditTermsInput,
): Promise<SetupChange> {
  const before = await lockRow(tx, "terms", id)
  requireVersion("terms", before, version)
  requireSound((report) => judgeTerms({ ...before, ...set }, report))
  return changeOf("terms", before, await changeRow(tx, "terms", before, set))
}

/** @throws 409 `media_rental_calendar_exists` when the location has one already */
export async function createCalendar(tx: RentalTransaction, input: CreateCalendarInput): Promise<SetupChange> {
  return changeOf("calendar", null, await insertRow(tx, "calendar", input))
}

/** Open rentals keep the calendar they were booked under. */
export async function editCalendar(
  tx: RentalTransaction,
  id: string,
  { version, ...set }: EditCalendarInput,
): Promise<SetupChange> {
  const before = await lockRow(tx, "calendar", id)
  requireVersion("calendar", before, version)
  return changeOf("calendar", before, await changeRow(tx, "calendar", before, set))
}

/** Nothing hangs on a row of terms or a calendar: rentals carry copies of both. */
export async function deleteScope(
  tx: RentalTransaction,
  entry: "terms" | "calendar",
  id: string,
): Promise<SetupChange> {
  const before = await lockRow(tx, entry, id)
  await setDeleted(tx, entry, before, true)
  return changeOf(entry, before, null)
}
