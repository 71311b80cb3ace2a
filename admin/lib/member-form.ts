import type { Member } from "./rental-types"
import { instantOf, isRealDate, wallTime } from "./shop-clock"

/** A customer at the rental desk, as it is edited. */
export interface MemberDraft {
  member_no: string
  date_of_birth: string
  id_verified: boolean
  blocked: boolean
  block_reason: string
  /** On the reader's clock, `2026-12-05T21:00`; empty: until further notice. */
  block_until: string
  max_open: string
  deposit_waived: boolean
}

export function memberDraft(member: Member, zone: string): MemberDraft {
  const blocked = member.status === "blocked"
  return {
    member_no: member.member_no ?? "",
    date_of_birth: member.date_of_birth ?? "",
    id_verified: member.id_verified_at !== null,
    blocked,
    block_reason: member.block_reason ?? "",
    block_until: blocked && member.block_until ? wallTime(member.block_until, zone) : "",
    max_open: member.max_open === null ? "" : String(member.max_open),
    deposit_waived: member.deposit_waived,
  }
}

/** What has changed; somebody who is no member yet becomes one with what is filled in. */
export function memberBody(draft: MemberDraft, member: Member, zone: string): Record<string, unknown> {
  const now = fieldsOf(draft, zone)
  if (!member.id) return Object.fromEntries(Object.entries(now).filter(([, value]) => value !== null && value !== ""))
  const before = fieldsOf(memberDraft(member, zone), zone)
  const changed = Object.entries(now).filter(([name, value]) => value !== before[name as keyof typeof before])
  // A block is judged as a whole, so that its parts travel together.
  if (changed.some(([name]) => BLOCK.has(name)) && now.status === "blocked") {
    return {
      ...Object.fromEntries(changed),
      status: "blocked",
      block_reason: now.block_reason,
      block_until: now.block_until,
    }
  }
  return Object.fromEntries(changed.filter(([name]) => name === "status" || !BLOCK.has(name)))
}

const BLOCK = new Set(["status", "block_reason", "block_until"])

function fieldsOf(draft: MemberDraft, zone: string) {
  const { member_no, date_of_birth, max_open } = draft
  return {
    ...(member_no.trim() ? { member_no: member_no.trim() } : {}),
    date_of_birth: date_of_birth || null,
    id_verified: draft.id_verified,
    status: draft.blocked ? "blocked" : "active",
    block_reason: draft.blocked ? draft.block_reason.trim() || null : null,
    block_until: draft.blocked && draft.block_until ? instantOf(draft.block_until.slice(0, 16), zone) : null,
    max_open: max_open.trim() === "" ? null : Number(max_open),
    deposit_waived: draft.deposit_waived,
  }
}

const FIELDS = new Set([
  "member_no",
  "date_of_birth",
  "id_verified",
  "block_reason",
  "block_until",
  "max_open",
  "deposit_waived",
])

export function memberField(path: string): string | null {
  if (path === "status") return "block_reason"
  return FIELDS.has(path) ? path : null
}

/** Completed years on a day; `null` without a birth date. */
export function ageOn(birth: string | null, today: string): number | null {
  if (!birth || !isRealDate(birth)) return null
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}
