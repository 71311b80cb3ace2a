import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { editCase, type CaseEdit, type CaseRow } from "./decide"
import { fileReport, type ReportDraft } from "./report"

export type { CaseEdit, CaseRow } from "./decide"
export type { ReportDraft } from "./report"

/** What people should look at, and what the public reports. */
export const cases = (store: LicenseStore) => ({
  /** @throws 404, 409 `media_license_case_state` */
  async edit(id: string, edit: CaseEdit, by: By = {}): Promise<Done<CaseRow>> {
    return store.change(by, (tx) => editCase(store, tx, id, edit))
  },
  async report(draft: ReportDraft, by: By = {}): Promise<Done<{ id: string }>> {
    return store.change(by, (tx) => fileReport(tx, draft))
  },
})
