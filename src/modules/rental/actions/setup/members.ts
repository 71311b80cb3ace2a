import { MediaError } from "../../../../lib/errors"
import { judgeMember, judgeMemberNow, type CreateMemberInput, type EditMemberInput } from "../../domain/setup"
import type { RentalTransaction } from "../../transaction/types"
import { inUse, openRentals } from "./in-use"
import { changeOf, changeRow, insertRow, lockRow, requireSound, requireVersion, setDeleted } from "./rows"
import type { SetupChange, SetupRow } from "./types"

/** Numbers skipped because somebody has given them out by hand. */
const MAX_SKIPPED = 10_000

/**
 * Makes a customer a member, with the next free number unless one is given.
 * @throws 409 `media_rental_member_exists`, `media_rental_member_no_taken`
 */
export async function createMember(tx: RentalTransaction, input: CreateMemberInput): Promise<SetupChange> {
  const { id_verified, ...values } = input
  requireSound((report) => judgeMemberNow(values, tx.now, report))
  const row = await insertRow(tx, "member", {
    ...values,
    member_no: values.member_no ?? (await nextMemberNo(tx)),
    id_verified_at: id_verified ? tx.now.toISOString() : null,
  })
  await record(tx, null, row)
  return changeOf("member", null, row)
}

/** Edits a member. `status: "active"` ends a block and forgets its reason and end; the event log keeps them. */
export async function editMember(
  tx: RentalTransaction,
  id: string,
  { version, id_verified, ...edit }: EditMemberInput,
): Promise<SetupChange> {
  const before = await lockRow(tx, "member", id)
  requireVersion("member", before, version)
  const unblocked = edit.status === "active" ? { block_reason: null, block_until: null } : {}
  const set = { ...edit, ...unblocked, ...verification(before, id_verified, tx.now) }
  requireSound((report) => {
    judgeMember({ ...before, ...set }, report)
    judgeMemberNow(edit, tx.now, report)
  })
  const after = await changeRow(tx, "member", before, set)
  await record(tx, before, after)
  return changeOf("member", before, after)
}

/** @throws 409 `media_rental_in_use` while the customer has open rentals */
export async function deleteMember(tx: RentalTransaction, id: string): Promise<SetupChange> {
  const before = await lockRow(tx, "member", id)
  const count = await openRentals(tx.sql, "customer_id", String(before.customer_id))
  if (count > 0) throw inUse(`member ${String(before.member_no)} has ${count} open rentals`, { count })
  await setDeleted(tx, "member", before, true)
  return changeOf("member", before, null)
}

/** `true` again does not move the date on: the document was seen when it was seen. */
function verification(before: SetupRow, verified: boolean | undefined, now: Date): { id_verified_at?: string | null } {
  if (verified === undefined || (verified && before.id_verified_at !== null)) return {}
  return { id_verified_at: verified ? now.toISOString() : null }
}

async function nextMemberNo(tx: RentalTransaction): Promise<string> {
  for (let attempt = 0; attempt < MAX_SKIPPED; attempt++) {
    const [row] = await tx.sql.execute<{ member_no: string; taken: boolean }>(
      `select no as member_no, exists (
          select 1 from media_rental_member m where lower(m.member_no) = lower(no) and m.deleted_at is null) as taken
         from (select 'M' || lpad(nextval('media_rental_member_seq')::text, 6, '0') as no) numbered`,
    )
    if (row && !row.taken) return row.member_no
  }
  throw new MediaError(
    "conflict",
    "media_rental_member_no_taken",
    "member_no: give one, the next numbers are all taken",
  )
}

/** Who blocked whom, and who looked at a document, is asked for long after the row has changed again. */
async function record(tx: RentalTransaction, before: SetupRow | null, after: SetupRow): Promise<void> {
  const { id: member_id, customer_id } = after
  const blocked = (row: SetupRow | null) => row?.status === "blocked"
  const blockOf = ({ block_reason, block_until }: SetupRow) => ({ block_reason, block_until })
  if (blocked(after) && !blocked(before)) {
    await tx.event({ type: "member.blocked", data: { member_id, customer_id, ...blockOf(after) } })
  }
  if (before && blocked(before) && !blocked(after)) {
    await tx.event({ type: "member.unblocked", data: { member_id, customer_id, ...blockOf(before) } })
  }
  if (after.id_verified_at !== null && after.id_verified_at !== (before?.id_verified_at ?? null)) {
    await tx.event({ type: "member.verified", data: { member_id, customer_id } })
  }
}
