import { localDateOf } from "../../domain/shop-time"
import type { RentalTransaction } from "../../transaction/types"
import { createMemberSchema } from "../../domain/setup"
import { requireWithinLimits } from "../limits"
import { createMember, editMember } from "../setup/members"
import type { CounterRental } from "./rows"

/** What is known of a customer from outside our tables, read before the transaction. */
export interface RenterFacts {
  has_account: boolean
  /** Setting `rental.allow_guest`. */
  allow_guest: boolean
  /** Youngest age of the title: the offer's, else the catalogue's. */
  min_age: number | null
  /** First date the title is rented out. */
  rentable_from: string | null
  /** Staff has just seen it on an identity document. */
  date_of_birth?: string | null | undefined
}

/**
 * The limits once more, by the terms of the booking and as of today: block, debt, open rentals, age, embargo, guest.
 * The plan may have changed since; what was booked stays booked.
 *
 * @throws 400 with the code of every limit that is not kept
 */
export async function requireMayTake(tx: RentalTransaction, rental: CounterRental, renter: RenterFacts): Promise<void> {
  if (renter.date_of_birth) await verifyMember(tx, rental.customer_id, renter.date_of_birth)
  const { terms, calendar } = rental.terms_snapshot
  await requireWithinLimits(tx, {
    customer_id: rental.customer_id,
    has_account: renter.has_account,
    allow_guest: renter.allow_guest,
    moment: "hand_out",
    except_rental_ids: [rental.id],
    titles: [
      {
        terms,
        calendar,
        plan: null,
        rentable_from: renter.rentable_from,
        min_age: renter.min_age,
        quantity: 1,
        period: {
          start_date: localDateOf(tx.now, calendar.tz),
          due_date: rental.due_date,
          days: rental.days,
          starts_at: tx.now,
        },
      },
    ],
  })
}

/** Keeps what staff read on the document; a customer the desk did not know becomes a member by it. */
export async function verifyMember(tx: RentalTransaction, customerId: string, dateOfBirth: string): Promise<void> {
  const [member] = await tx.sql.execute<{ id: string; date_of_birth: string | null; verified: boolean }>(
    `select id, date_of_birth, id_verified_at is not null as verified from media_rental_member
     where customer_id = ? and deleted_at is null`,
    [customerId],
  )
  if (!member) {
    const birth = { date_of_birth: dateOfBirth, id_verified: true }
    await createMember(tx, createMemberSchema.parse({ customer_id: customerId, ...birth }))
  } else if (!member.verified || member.date_of_birth !== dateOfBirth) {
    await editMember(tx, member.id, { date_of_birth: dateOfBirth, id_verified: true })
  }
}
