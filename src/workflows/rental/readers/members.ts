import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { MemberStatus } from "../../../modules/rental/domain/enums"
import type MediaRentalService from "../../../modules/rental/service"
import { allOf, among, contains, fragment, isoText, selectPage, type ListSource, type Page } from "../../lib/sql"
import { RENTER } from "./rental-filters"

/** A customer at the rental desk; `id` is null for one who is no member yet. */
export interface AdminMember {
  id: string | null
  is_member: boolean
  customer_id: string
  customer: {
    id: string
    name: string | null
    email: string | null
    phone: string | null
    has_account: boolean
  } | null
  member_no: string | null
  date_of_birth: string | null
  id_verified_at: string | null
  status: MemberStatus | null
  blocked: boolean
  block_reason: string | null
  block_until: string | null
  max_open: number | null
  deposit_waived: boolean
  open_rentals: number
  /** What has been charged and not paid yet. */
  debt: { currency_code: string; amount: string }[]
  version: number | null
  created_at: string | null
  updated_at: string | null
}

export interface MemberFilters {
  q?: string | undefined
  id?: string[] | undefined
  customer_id?: string[] | undefined
  status?: string[] | undefined
  /** Leaves out customers who are no members yet; they are only found when they are looked up. */
  members_only?: boolean | undefined
}
type MemberOrder = "name" | "email" | "member_no" | "created_at" | "updated_at"

const NAME = `nullif(concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), '')`

const COLUMNS = `m.id, m.id is not null as is_member, coalesce(m.customer_id, c.id) as customer_id,
  case when c.id is null then null else json_build_object('id', c.id, 'name', ${NAME}, 'email', c.email,
    'phone', c.phone, 'has_account', c.has_account) end as customer,
  m.member_no, m.date_of_birth, ${isoText("m.id_verified_at")} as id_verified_at, m.status,
  coalesce(m.status = 'blocked' and (m.block_until is null or m.block_until > now()), false) as blocked,
  m.block_reason, ${isoText("m.block_until")} as block_until, m.max_open,
  coalesce(m.deposit_waived, false) as deposit_waived,
  (select count(*)::int from media_rental_order r left join "order" o on o.id = r.order_id
    where ${RENTER} = coalesce(m.customer_id, c.id) and r.deleted_at is null
      and r.status in ('reserved', 'ready', 'out')) as open_rentals,
  m.version, ${isoText("m.created_at")} as created_at, ${isoText("m.updated_at")} as updated_at`

const ORDERS: Record<MemberOrder, string> = {
  name: `lower(coalesce(${NAME}, c.email))`,
  email: "lower(c.email)",
  member_no: "lower(m.member_no)",
  created_at: "m.created_at",
  updated_at: "m.updated_at",
}

/** Members with their customers, or customers with what they are at the desk. */
const MEMBERS: ListSource<MemberOrder> = {
  columns: COLUMNS,
  from: `from media_rental_member m left join customer c on c.id = m.customer_id and c.deleted_at is null`,
  key: "m.id",
  orders: ORDERS,
}
const CUSTOMERS: ListSource<MemberOrder> = {
  columns: COLUMNS,
  from: `from customer c left join media_rental_member m on m.customer_id = c.id and m.deleted_at is null`,
  key: "c.id",
  orders: ORDERS,
}

/** One page of members; a look-up by name, number or customer also answers customers who are none yet. */
export async function adminMembers(
  container: MedusaContainer,
  page: Page<MemberFilters, MemberOrder>,
): Promise<{ members: AdminMember[]; count: number }> {
  const { q, id, customer_id, status, members_only } = page.filters
  const isLookUp = (q !== undefined || customer_id !== undefined) && !members_only && !id && !status
  const condition = allOf([
    fragment(isLookUp ? "c.deleted_at is null" : "m.deleted_at is null"),
    ...among("m.id", id),
    ...among(isLookUp ? "c.id" : "m.customer_id", customer_id),
    ...among("m.status", status),
    ...(q ? [contains(q, [NAME, "c.email", "c.phone", "c.company_name", "m.member_no"])] : []),
  ])
  const source = isLookUp ? CUSTOMERS : MEMBERS
  const { rows, count } = await selectPage<Omit<AdminMember, "debt">, MemberOrder>(container, source, condition, page)
  const { ledger } = container.resolve<MediaRentalService>("mediaRental")
  const debts = await ledger.debtsOf(rows.map((row) => row.customer_id))
  return { members: rows.map((row) => ({ ...row, debt: debts.get(row.customer_id) ?? [] })), count }
}

/** @throws 404 `media_rental_member_not_found` */
export async function adminMember(container: MedusaContainer, id: string): Promise<AdminMember> {
  const { members } = await adminMembers(container, { filters: { id: [id] }, order: "name", limit: 1, offset: 0 })
  if (members[0]) return members[0]
  throw new MediaError("not_found", "media_rental_member_not_found", `member ${id} does not exist`)
}
