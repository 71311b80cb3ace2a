import type { MedusaContainer } from "@medusajs/framework/types"
import { customerProblems, isBlocked } from "../../../modules/rental/domain/limits"
import { resolveTerms } from "../../../modules/rental/domain/terms"
import type MediaRentalService from "../../../modules/rental/service"
import { groupsOf, termsRowsOf } from "./context-rows"

/** How a customer stands with the rental desk. */
export interface MyAccount {
  /** `null` for a customer without a card. */
  member_no: string | null
  status: "active" | "blocked"
  /** Rentals reserved, ready or out. */
  open: number
  max_open: number
  debt: { currency_code: string; amount: string }[]
  /** Codes of what keeps the customer from renting anything now. */
  blocks: string[]
}

/**
 * Standing of a customer by the terms that hold for every title and place; a title's own terms may be stricter.
 */
export async function myAccount(
  container: MedusaContainer,
  customerId: string,
  now: Date = new Date(),
): Promise<MyAccount> {
  const { limits } = container.resolve<MediaRentalService>("mediaRental")
  const [standing, group_ids] = await Promise.all([limits.standing(customerId), groupsOf(container, customerId)])
  const rows = await termsRowsOf(container, [], group_ids)
  const { terms } = resolveTerms(rows, { variant_id: "", media_type: "", group_ids, location_id: "" })
  const { member, open_rentals, debt } = standing
  const problems = customerProblems({
    ...standing,
    now,
    terms: { ...terms, min_age: 0 },
    start_date: "",
    has_account: true,
    allow_guest: true,
    quantity: 1,
    min_age: null,
  })
  return {
    member_no: member?.member_no ?? null,
    status: member && isBlocked(member, now) ? "blocked" : "active",
    open: open_rentals,
    max_open: member?.max_open ?? terms.max_open,
    debt: Object.entries(debt).map(([currency_code, amount]) => ({ currency_code, amount })),
    blocks: problems.map(({ code }) => `media_rental_${code}`),
  }
}
