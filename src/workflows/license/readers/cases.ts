import type { IFileModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { MediaError } from "../../../lib/errors"
import type { CaseKind, CaseStatus } from "../../../modules/license/domain/enums"
import { printedSerial, serialOfTag } from "../../../modules/license/domain/serial"
import { allOf, among, isoText, select, selectPage, type ListSource, type Page } from "../../lib/sql"
import { caseReasons, type CaseReason } from "./case-reasons"
import { joinPerson, notDeleted, personColumn, type Person } from "./people"
import { adminTags, type AdminTagView } from "./tags"

/** Something a person should look at. */
export interface CaseView {
  id: string
  tag_id: string | null
  kind: CaseKind
  severity: "low" | "medium" | "high"
  status: CaseStatus
  signals: Record<string, unknown>
  reasons: CaseReason[]
  assigned_to: Person | null
  resolution: string | null
  reports: number
  serial_printed: string | null
  title: { en?: string | null; zhCN?: string | null } | null
  public_caution: boolean
  closed_at: string | null
  created_at: string
  updated_at: string
}

export interface CaseFilters {
  id?: string[] | undefined
  status?: string[] | undefined
  kind?: string[] | undefined
  severity?: string[] | undefined
  assigned_to?: string[] | undefined
  tag_id?: string[] | undefined
}
export type CaseOrder = "created_at" | "updated_at" | "severity"

const SOURCE: ListSource<CaseOrder> = {
  columns: `x.id, x.tag_id, x.kind, x.severity, x.status, x.signals, ${personColumn("x.assigned_to", "u")} as assigned_to,
    x.resolution, (select count(*)::int from media_license_report r where r.case_id = x.id and r.deleted_at is null) as reports,
    b.title, coalesce(t.public_caution, false) as public_caution, ${isoText("x.closed_at")} as closed_at,
    ${isoText("x.created_at")} as created_at, ${isoText("x.updated_at")} as updated_at`,
  from: `from media_license_case x
    left join media_license_tag t on t.id = x.tag_id
    left join media_license_batch b on b.id = t.batch_id
    ${joinPerson("x.assigned_to", "u")}`,
  key: "x.id",
  orders: {
    created_at: "x.created_at",
    updated_at: "x.updated_at",
    severity: "array_position(array['low', 'medium', 'high'], x.severity)",
  },
}

type Row = Omit<CaseView, "reasons" | "serial_printed">

/** One page of cases. */
export async function tagCases(
  container: MedusaContainer,
  page: Page<CaseFilters, CaseOrder>,
): Promise<{ cases: CaseView[]; count: number }> {
  const condition = allOf([
    notDeleted("x"),
    ...Object.entries(page.filters).flatMap(([column, values]) => among(`x.${column}`, values)),
  ])
  const { rows, count } = await selectPage<Row, CaseOrder>(container, SOURCE, condition, page)
  const cases = rows.map((row) => ({
    ...row,
    reasons: caseReasons(row.kind, row.signals),
    serial_printed: row.tag_id ? printedSerial(serialOfTag(row.tag_id)) : null,
  }))
  return { cases, count }
}

/** What somebody told the shop. */
export interface ReportView {
  id: string
  kind: string
  text: string
  place: string | null
  photo_url: string | null
  customer_email: string | null
  created_at: string
}

export interface CaseDetail extends CaseView {
  tag: AdminTagView | null
  report_list: ReportView[]
}

/** @throws 404 `media_license_case_not_found` */
export async function tagCase(container: MedusaContainer, id: string): Promise<CaseDetail> {
  const page = { filters: { id: [id] }, order: "created_at" as const, limit: 1, offset: 0 }
  const [found] = (await tagCases(container, page)).cases
  if (!found) throw new MediaError("not_found", "media_license_case_not_found", "no such case")
  const [tag, report_list] = await Promise.all([tagOf(container, found.tag_id), reportsOf(container, id)])
  return { ...found, tag, report_list }
}

async function tagOf(container: MedusaContainer, id: string | null): Promise<AdminTagView | null> {
  if (id === null) return null
  const { tags } = await adminTags(container, { filters: { id: [id] }, order: "idx", limit: 1, offset: 0 })
  return tags[0] ?? null
}

/** Reports shown with a case. */
const MOST_REPORTS = 100

async function reportsOf(container: MedusaContainer, caseId: string): Promise<ReportView[]> {
  const rows = await select<ReportView & { photo_file_id: string | null }>(
    container,
    `select r.id, r.kind, r.text, r.place, r.photo_file_id, c.email as customer_email,
       ${isoText("r.created_at")} as created_at
     from media_license_report r left join customer c on c.id = r.customer_id
     where r.case_id = ? and r.deleted_at is null order by r.created_at desc, r.id limit ${MOST_REPORTS}`,
    [caseId],
  )
  const files = container.resolve<IFileModuleService>(Modules.FILE)
  return Promise.all(
    rows.map(async ({ photo_file_id, ...row }) => ({
      ...row,
      photo_url: photo_file_id ? await photoUrl(files, photo_file_id) : null,
    })),
  )
}

/** A photo that is gone must not hide the words. */
async function photoUrl(files: IFileModuleService, id: string): Promise<string | null> {
  try {
    return (await files.retrieveFile(id)).url
  } catch {
    return null
  }
}
