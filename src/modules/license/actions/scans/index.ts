import type { Shown } from "../../domain/verify/pipeline"
import type { LicenseStore } from "../../transaction/store"
import type { By } from "../../transaction/types"
import { requireTag } from "../tags/identify"
import type { TagRow } from "../tags/rows"
import { takeBack, type GivenBack } from "./give-back"
import { receive, type Receipt } from "./receive"
import { relabel, type Relabelled } from "./relabel"

/** What staff do with a copy in their hands. */
export const scans = (store: LicenseStore) => ({
  /** @throws 404 `media_license_tag_not_found` with `fault` */
  async identify(shown: Shown): Promise<TagRow> {
    return requireTag(store, shown)
  },
  /** @throws 400, 404, 409 `media_license_tag_state`, `media_license_variant_mismatch`, `media_license_tag_taken` */
  async receive(receipt: Receipt, by: By = {}) {
    return store.change(by, (tx) => receive(tx, receipt))
  },
  /** @throws 404, 409 `media_license_tag_state` */
  async takeBack(input: GivenBack, by: By = {}) {
    return store.change(by, (tx) => takeBack(tx, input))
  },
  /** @throws 404, 409 `media_license_tag_state`, `media_license_variant_mismatch` */
  async relabel(input: Relabelled, by: By = {}) {
    return store.change(by, (tx) => relabel(tx, input))
  },
})
