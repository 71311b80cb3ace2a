import type { RiskWeights } from "../../domain/risk"
import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { rescore, type Rescored } from "./rescore"

export type { Rescored } from "./rescore"

/** Tags of one transaction. */
const SLICE = 100

/** How likely tags look printed on more than one copy. */
export const risk = (store: LicenseStore) => ({
  /**
   * Scores the next tags whose checks have changed.
   *
   * @param after `last` of the slice before; the first begins with an empty text
   */
  async rescore(
    { weights, after = "", limit = SLICE }: { weights: RiskWeights; after?: string; limit?: number },
    by: By = {},
  ): Promise<Done<Rescored>> {
    return store.change(by, (tx) => rescore(tx, { weights, after, limit }))
  },
})
