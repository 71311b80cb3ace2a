import type { LicenseTransaction } from "../../transaction/types"
import { openCase } from "./open"

/** What somebody tells the shop of a copy, or of a code that is none of ours. */
export interface ReportDraft {
  tag_id: string | null
  kind: string
  text: string
  place?: string | null | undefined
  photo_file_id?: string | null | undefined
  customer_id?: string | null | undefined
  device_mac?: string | null | undefined
}

/** Files a report; one about a tag we know opens a case, or joins the one that is open. */
export async function fileReport(tx: LicenseTransaction, draft: ReportDraft): Promise<{ id: string }> {
  const id = tx.newId("lrep")
  const opened = draft.tag_id
    ? await openCase(tx, {
        tag_id: draft.tag_id,
        kind: "marketplace_report",
        severity: "medium",
        signals: { report_id: id, report_kind: draft.kind },
      })
    : null
  await tx.sql.execute(
    `insert into media_license_report (id, tag_id, kind, text, place, photo_file_id, customer_id, device_mac, case_id,
       created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, now(), now())`,
    [
      id,
      draft.tag_id,
      draft.kind,
      draft.text,
      draft.place ?? null,
      draft.photo_file_id ?? null,
      draft.customer_id ?? null,
      draft.device_mac ?? null,
      opened?.id ?? null,
    ],
  )
  return { id }
}
