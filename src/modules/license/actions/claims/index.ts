import { claimRefusal } from "../../domain/claims"
import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { openCase } from "../cases/open"
import { selectTag } from "../tags/rows"
import { activate, type Claim } from "./activate"
import { claimRefused } from "../../refusals"
import { isPin, pretendPinTry, reservePinTry } from "./try-pin"

/** What came of a PIN, for the record of checks. */
export type PinOutcome = "right" | "right_after_activation"

/** Copies and the people who claim them. */
export const claims = (store: LicenseStore) => ({
  /**
   * Judges a PIN, whatever the state of the copy: a wrong one is refused the same way everywhere.
   *
   * @throws 400 `media_license_claim_refused`, 429 `media_license_locked`
   */
  async tryPin(input: { tag_id: string; pin: string; customer_id: string }, by: By = {}): Promise<Done<PinOutcome>> {
    await store.change(by, (tx) => reservePinTry(tx, input.tag_id))
    if (!(await isPin(store, input.tag_id, input.pin))) throw claimRefused()
    return store.change(by, async (tx) => {
      const tag = await selectTag(tx.sql, input.tag_id)
      const taken = tag && claimRefusal(tag.status, tag.hold_reason) === "taken"
      if (!taken || tag.owner_id === input.customer_id) return "right"
      await openCase(tx, {
        tag_id: input.tag_id,
        kind: "pin_after_activation",
        severity: "high",
        signals: { status: tag.status },
      })
      return "right_after_activation"
    })
  },

  /** For a code that is no copy's: takes as long as `tryPin` does to refuse one. */
  async tryUnknown(pin: string): Promise<void> {
    await pretendPinTry(store, pin)
  },

  /** @throws 409 `media_license_already_activated`, `media_license_not_claimable` with `reason` */
  async activate(claim: Claim, by: By = {}): Promise<Done<void>> {
    return store.change({ actor: { type: "customer", id: claim.customer_id }, ...by }, (tx) =>
      activate(store, tx, claim),
    )
  },
})
