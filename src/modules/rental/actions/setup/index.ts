import type { RentalStore } from "../../transaction/store"
import type { Done, RentalTransaction } from "../../transaction/types"
import { createMember, deleteMember, editMember } from "./members"
import { createOffer, deleteOffer, editOffer, followCatalogue, type OfferFacts } from "./offers"
import { createPlan, deletePlan, editPlan } from "./plans"
import { revertChange } from "./revert"
import { createCalendar, createTerms, deleteScope, editCalendar, editTerms } from "./scopes"
import type { By, SetupChange, SetupEdits, SetupEntry, SetupInputs } from "./types"

type Create = { [E in SetupEntry]: (tx: RentalTransaction, input: SetupInputs[E]) => Promise<SetupChange> }
type Edit = { [E in SetupEntry]: (tx: RentalTransaction, id: string, edit: SetupEdits[E]) => Promise<SetupChange> }
type Delete = { [E in SetupEntry]: (tx: RentalTransaction, id: string) => Promise<SetupChange> }

const CREATE: Create = {
  offer: createOffer,
  rate_plan: createPlan,
  terms: createTerms,
  calendar: createCalendar,
  member: createMember,
}
const EDIT: Edit = {
  offer: editOffer,
  rate_plan: editPlan,
  terms: editTerms,
  calendar: editCalendar,
  member: editMember,
}
const DELETE: Delete = {
  offer: deleteOffer,
  rate_plan: deletePlan,
  terms: (tx, id) => deleteScope(tx, "terms", id),
  calendar: (tx, id) => deleteScope(tx, "calendar", id),
  member: deleteMember,
}

/** What a merchant sets up before renting: offers, plans, terms, calendars, members. Each call is one transaction. */
export const setup = (store: RentalStore) => ({
  /**
   * @example
   * await rental.setup.create("calendar", createCalendarSchema.parse({ location_id, tz: "Europe/Berlin" }), { actor })
   */
  async create<E extends SetupEntry>(entry: E, input: SetupInputs[E], by: By = {}): Promise<Done<SetupChange>> {
    return store.change(by, (tx) => CREATE[entry](tx, input))
  },

  /** @throws 404, 409 `media_rental_version_conflict` when `edit.version` is stale, 400 with every problem */
  async edit<E extends SetupEntry>(entry: E, id: string, edit: SetupEdits[E], by: By = {}): Promise<Done<SetupChange>> {
    return store.change(by, (tx) => EDIT[entry](tx, id, edit))
  },

  /** @throws 404, 409 `media_rental_in_use` */
  async remove(entry: SetupEntry, id: string, by: By = {}): Promise<Done<SetupChange>> {
    const titles = entry === "offer" ? await titleOf(store, id) : []
    return store.change({ ...by, titles }, (tx) => DELETE[entry](tx, id))
  },

  /** Undoes changes for a workflow that failed later; those edited since stay. */
  async revert(changes: readonly SetupChange[], by: By = {}): Promise<Done<boolean[]>> {
    return store.change(by, async (tx) => {
      const reverted: boolean[] = []
      for (const change of changes) reverted.push(await revertChange(tx, change))
      return reverted
    })
  },

  /** Copies what the catalogue says of titles; answers the offers that changed. */
  async follow(facts: readonly OfferFacts[], by: By = {}): Promise<Done<SetupChange[]>> {
    return store.change(by, (tx) => followCatalogue(tx, facts))
  },
})

/** Nobody books a title while its offer is being deleted. */
function titleOf(store: RentalStore, offerId: string): Promise<string[]> {
  return store.read(async (sql) => {
    const rows = await sql.execute<{ variant_id: string }>(`select variant_id from media_rental_offer where id = ?`, [
      offerId,
    ])
    return rows.map((row) => row.variant_id)
  })
}
