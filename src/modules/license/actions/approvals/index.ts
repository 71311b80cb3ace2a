import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { decideApproval } from "./decide"
import { requestApproval, type ApprovalRequest } from "./request"
import type { ApprovalRow } from "./rows"

export type { ApprovalRow } from "./rows"

/** Acts that take two people: revoke, restore, distrust a key. */
export const approvals = (store: LicenseStore) => ({
  /** @throws 404, 409 `media_license_approval_exists`, `media_license_tag_state`, `media_license_key_state` */
  async request(request: ApprovalRequest, by: By = {}): Promise<Done<ApprovalRow>> {
    return store.change(by, (tx) => requestApproval(tx, request))
  },
  /** @throws 403 `media_license_self_approval`, 404, 409 `media_license_decided` */
  async decide(id: string, decision: "approved" | "rejected", by: By = {}): Promise<Done<ApprovalRow>> {
    const done = await store.change(by, (tx) => decideApproval(store, tx, id, decision))
    if (done.value.action === "distrust_key") await store.keys.reload()
    return done
  },
})
