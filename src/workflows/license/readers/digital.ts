import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import {
  budgetAt,
  budgetEnds,
  type DigitalStatus,
  type TermsSnapshot,
  type VariantFile,
} from "../../../modules/license/domain/digital"
import {
  allOf,
  among,
  fragment,
  groupRows,
  isoText,
  select,
  selectPage,
  type ListSource,
  type Page,
} from "../../lib/sql"

export interface DeviceView {
  id: string
  slot: number
  label: string
  thumbprint: string
  activated_at: string
  deactivated_at: string | null
  /** Until when the device holds an offline file. */
  file_expires_at: string | null
}

export interface FileView {
  file_id: string
  title: string
  cap: number
  used: number
}

/** A licence as its owner sees it; of the key only the last four characters. */
export interface DigitalView {
  id: string
  status: DigitalStatus
  key_last4: string
  variant_id: string | null
  product_id: string | null
  product_title: string | null
  variant_title: string | null
  order_id: string | null
  terms: TermsSnapshot
  devices: DeviceView[]
  files: FileView[]
  deactivations: { used: number; max: number; resets_at: string }
  created_at: string
  updated_at: string
}

/** The same for the staff. */
export interface AdminDigitalView extends DigitalView {
  customer_id: string | null
  customer_email: string | null
  order_line_item_id: string | null
  unit_index: number
  tag_id: string | null
  terms_id: string | null
  status_reason: string | null
  key_version: number
}

export interface DigitalFilters {
  id?: string[] | undefined
  customer_id?: string[] | undefined
  order_id?: string[] | undefined
  variant_id?: string[] | undefined
  tag_id?: string[] | undefined
  status?: string[] | undefined
  key_last4?: string | undefined
}
export type DigitalOrderBy = "created_at" | "updated_at"

interface Row extends Omit<AdminDigitalView, "devices" | "files" | "deactivations"> {
  deactivations_used: number
  budget_year_at: string
}

const SOURCE: ListSource<DigitalOrderBy> = {
  columns: `g.id, g.status, g.key_last4, g.variant_id, p.id as product_id, p.title as product_title,
    v.title as variant_title, g.order_id, g.terms, ${isoText("g.created_at")} as created_at,
    ${isoText("g.updated_at")} as updated_at, g.customer_id, c.email as customer_email, g.order_line_item_id,
    g.unit_index, g.tag_id, g.terms_id, g.status_reason, g.key_version, g.deactivations_used,
    ${isoText("g.budget_year_at")} as budget_year_at`,
  from: `from media_license_digital g
    left join product_variant v on v.id = g.variant_id and v.deleted_at is null
    left join product p on p.id = v.product_id and p.deleted_at is null
    left join customer c on c.id = g.customer_id and c.deleted_at is null`,
  key: "g.id",
  orders: { created_at: "g.created_at", updated_at: "g.updated_at" },
}

/** One page of licences, for the staff. */
export async function adminDigitals(
  container: MedusaContainer,
  page: Page<DigitalFilters, DigitalOrderBy>,
): Promise<{ digital: AdminDigitalView[]; count: number }> {
  const { key_last4, ...lists } = page.filters
  const condition = allOf([
    fragment("g.deleted_at is null"),
    ...Object.entries(lists).flatMap(([column, values]) => among(`g.${column}`, values)),
    ...(key_last4 ? [fragment("g.key_last4 = ?", key_last4)] : []),
  ])
  const { rows, count } = await selectPage<Row, DigitalOrderBy>(container, SOURCE, condition, page)
  return { digital: await viewsOf(container, rows), count }
}

/** @throws 404 `media_license_digital_not_found` */
export async function adminDigital(container: MedusaContainer, id: string): Promise<AdminDigitalView> {
  const page = { filters: { id: [id] }, order: "created_at" as const, limit: 1, offset: 0 }
  const { digital } = await adminDigitals(container, page)
  if (digital[0]) return digital[0]
  throw notFound()
}

/** A customer's licences, the newest first. */
export async function myDigitals(
  container: MedusaContainer,
  customer_id: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ digital: DigitalView[]; count: number }> {
  const page = { filters: { customer_id: [customer_id] }, order: "-created_at" as const, limit, offset }
  const { digital, count } = await adminDigitals(container, page)
  return { digital: digital.map(ownView), count }
}

/** @throws 404 `media_license_digital_not_found`, also for somebody else's */
export async function myDigital(container: MedusaContainer, id: string, customer_id: string): Promise<DigitalView> {
  const filters = { id: [id], customer_id: [customer_id] }
  const { digital } = await adminDigitals(container, { filters, order: "created_at", limit: 1, offset: 0 })
  if (digital[0]) return ownView(digital[0])
  throw notFound()
}

/** One device of a licence. */
export async function deviceView(container: MedusaContainer, id: string): Promise<DeviceView> {
  const [device] = await devicesWhere(container, "d.id = any(?::text[])", [id])
  if (!device) throw new MediaError("not_found", "media_license_device_not_found", "there is no such device")
  const { digital_id: _licence, ...view } = device
  return view
}

const notFound = () => new MediaError("not_found", "media_license_digital_not_found", "there is no such licence")

/** What the shop knows beside it is the shop's own business. */
function ownView({
  customer_id: _customer,
  customer_email: _email,
  order_line_item_id: _line,
  unit_index: _unit,
  tag_id: _tag,
  terms_id: _terms,
  status_reason: _reason,
  key_version: _version,
  ...view
}: AdminDigitalView): DigitalView {
  return view
}

async function viewsOf(container: MedusaContainer, rows: Row[], now = new Date()): Promise<AdminDigitalView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [devices, files] = await Promise.all([
    devicesWhere(container, "d.digital_id = any(?::text[])", ids),
    filesOf(container, ids),
  ])
  const devicesById = groupRows(devices, ({ digital_id }) => digital_id)
  const filesById = groupRows(files, ({ digital_id }) => digital_id)
  return rows.map(({ deactivations_used, budget_year_at, ...row }) => {
    const budget = budgetAt({ used: deactivations_used, year_at: new Date(budget_year_at) }, now)
    return {
      ...row,
      devices: (devicesById.get(row.id) ?? []).map(({ digital_id: _id, ...device }) => device),
      files: (filesById.get(row.id) ?? []).map(({ file_id, title, used, cap }) => ({
        ...{ file_id, title, used },
        cap: cap ?? row.terms.download_cap,
      })),
      deactivations: {
        used: budget.used,
        max: row.terms.max_deactivations_per_year,
        resets_at: budgetEnds(budget).toISOString(),
      },
    }
  })
}

/** Active devices and the last few before them; a licence exchanges so many a year for ever. */
function devicesWhere(
  container: MedusaContainer,
  condition: string,
  ids: string[],
): Promise<(DeviceView & { digital_id: string })[]> {
  return select(
    container,
    `select digital_id, id, slot, label, thumbprint, activated_at, deactivated_at, file_expires_at from (
       select d.digital_id, d.id, d.slot, d.label, d.thumbprint, ${isoText("d.created_at")} as activated_at,
         ${isoText("d.deactivated_at")} as deactivated_at, ${isoText("d.last_file_exp")} as file_expires_at,
         row_number() over (partition by d.digital_id
           order by d.deactivated_at desc nulls first, d.slot) as place
       from media_license_device d where ${condition} and d.deleted_at is null) found
     where place <= 120 order by digital_id, place`,
    [ids],
  )
}

/** What a licence's variant comes with now, and how often each has been downloaded. */
function filesOf(
  container: MedusaContainer,
  ids: string[],
): Promise<(VariantFile & { digital_id: string; used: number; cap: number | null })[]> {
  return select(
    container,
    `select g.id as digital_id, f.value ->> 'file_id' as file_id, f.value ->> 'title' as title,
       coalesce(d.used, 0) as used, d.cap
     from media_license_digital g
       join media_license_variant_rule r on r.variant_id = g.variant_id and r.deleted_at is null
       cross join lateral jsonb_array_elements(r.files) with ordinality f
       left join media_license_download d on d.digital_id = g.id and d.file_id = f.value ->> 'file_id'
         and d.deleted_at is null
     where g.id = any(?::text[]) order by g.id, f.ordinality`,
    [ids],
  )
}
