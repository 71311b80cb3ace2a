import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../../../lib/errors"
import type { RenterFacts } from "../../../../modules/rental/actions/counter"
import { compareMoney } from "../../../../modules/rental/domain/money"
import { allowGuest } from "../../../../modules/rental/settings"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalActor } from "../../../../modules/rental/transaction/types"
import { settingsOf } from "../../../lib/settings"
import { offersOf } from "../../readers/context-rows"
import { renterOf } from "../../readers/counter-views"
import { titleAge } from "../../readers/title-age"

export interface HandOutRentalInput {
  rental_id: string
  barcode: string
  /** What is taken now; left out, nobody has been told. */
  expected_total?: string | undefined
  date_of_birth?: string | undefined
  /** Takes a hold deposit as money instead. */
  deposit?: "hold" | "charge" | undefined
  actor: RentalActor
}

/** What a hand-out needs to know before its transaction. */
export interface HandOutPlan {
  /** The scanned copy; none when it is out already, which the hand-out refuses in its own words. */
  unit_ids: string[]
  renter: RenterFacts
  order_id: string | null
  customer_id: string
  currency_code: string
  /** To be authorised; zero when nothing is. */
  amount: string
  latest_due: Date
  replaces: { payment_id: string } | null
}

/**
 * Reads what decides over a hand-out outside our tables, and what has to be authorised. Writes nothing.
 *
 * @throws 404 `media_rental_not_found`, `media_rental_barcode_unknown`, 409 `media_rental_charge_changed` when another amount was shown
 */
export const planHandOutStep = createStep(
  "media-rental-plan-hand-out",
  async (input: HandOutRentalInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const rental = await counter.rental(input.rental_id)
    const { amount, latest_due, replaces } = await counter.holdNeeded(rental.id)
    requireAmount(input.expected_total, amount, rental.currency_code)
    const renter = await renterOf(container, rental.id)
    const facts = await renterFacts(container, { ...rental, ...renter })
    const unit = await counter.unit(input.barcode)
    return new StepResponse<HandOutPlan>({
      unit_ids: unit.status === "out" ? [] : [unit.id],
      renter: { ...facts, date_of_birth: input.date_of_birth },
      order_id: rental.order_id,
      customer_id: renter.customer_id,
      currency_code: rental.currency_code,
      amount,
      latest_due,
      replaces,
    })
  },
)

function requireAmount(expected: string | undefined, amount: string, currency_code: string): void {
  if (expected === undefined || compareMoney(expected, amount) === 0) return
  throw new MediaError(
    "conflict",
    "media_rental_charge_changed",
    `expected_total: ${expected} is not the deposit of ${amount} ${currency_code} that is authorised now`,
    { details: { lines: [{ kind: "deposit", amount }], expected_total: amount, currency_code } },
  )
}

interface Asked {
  variant_id: string
  has_account: boolean
  sales_channel_id: string | null
}

/** A title that is no longer offered has no limits of its own any more; what was booked is handed out. */
async function renterFacts(container: MedusaContainer, asked: Asked): Promise<RenterFacts> {
  const { variant_id, has_account, sales_channel_id } = asked
  const scope = sales_channel_id === null ? {} : { salesChannelId: sales_channel_id }
  const [[offer], allow_guest] = await Promise.all([
    offersOf(container, [variant_id], null),
    settingsOf(container).getSetting(allowGuest, scope),
  ])
  return {
    has_account,
    allow_guest,
    min_age: offer ? await titleAge(container, offer, sales_channel_id) : null,
    rentable_from: offer?.rentable_from ?? null,
  }
}
