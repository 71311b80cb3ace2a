import { z } from "@medusajs/framework/zod"
import { id, text } from "../../../../lib/fields"
import { rule, type Report } from "../../../../lib/rules"
import { MEMBER_STATUSES } from "../enums"
import { localDate, rowVersion } from "./fields"

const OLDEST_BIRTH = "1900-01-01"

const instant = z.iso
  .datetime({ offset: true, error: "is not an ISO 8601 time" })
  .refine((time) => !time.startsWith("0000"), "is before the year 1")
  .transform((time) => new Date(time).toISOString())

const shape = {
  member_no: text(40).meta({ description: "As on the member's card; unique whatever its case" }),
  date_of_birth: localDate.refine((date) => date >= OLDEST_BIRTH, `is before ${OLDEST_BIRTH}`).nullable(),
  id_verified: z.boolean().meta({ description: "`true`: somebody has seen an identity document just now" }),
  status: z.enum(MEMBER_STATUSES),
  block_reason: text(500).nullable(),
  block_until: instant.nullable().meta({ description: "The block ends by itself; null: until further notice" }),
  max_open: z
    .int()
    .min(0)
    .max(1000)
    .nullable()
    .meta({ description: "Open rentals at a time; null: what the terms say" }),
  deposit_waived: z.boolean(),
}

/** A member as far as its fields depend on each other. */
interface MemberLike {
  status?: unknown
  block_reason?: unknown
  block_until?: unknown
  date_of_birth?: unknown
}

/** Rules over several fields; an edit is judged together with what it leaves as it is. */
export function judgeMember(member: MemberLike, report: Report): void {
  if (member.status === "blocked" && (member.block_reason ?? null) === null) {
    report(["block_reason"], "is required: whoever serves this customer will be asked why")
  }
  if (member.status !== "active") return
  for (const field of ["block_reason", "block_until"] as const) {
    if ((member[field] ?? null) !== null) report([field], "belongs to a block, this member is active")
  }
}

/** The same with the clock: nobody is born tomorrow, and a block that has ended is none. */
export function judgeMemberNow(member: MemberLike, now: Date, report: Report): void {
  const { date_of_birth: birth, block_until: until } = member
  // Somewhere on earth it is already tomorrow.
  const today = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
  if (typeof birth === "string" && birth > today) report(["date_of_birth"], `${birth} is in the future`)
  if (typeof until === "string" && Date.parse(until) <= now.getTime()) report(["block_until"], `${until} is over`)
}

/** Body of `POST /members`. */
export const createMemberSchema = z
  .strictObject({
    customer_id: id,
    member_no: shape.member_no.optional(),
    date_of_birth: shape.date_of_birth.default(null),
    id_verified: shape.id_verified.default(false),
    status: shape.status.default("active"),
    block_reason: shape.block_reason.default(null),
    block_until: shape.block_until.default(null),
    max_open: shape.max_open.default(null),
    deposit_waived: shape.deposit_waived.default(false),
  })
  .check(rule(judgeMember))

/** Body of `POST /members/:id`. `status: "active"` ends a block with its reason. */
export const editMemberSchema = z
  .strictObject({ ...z.strictObject(shape).partial().shape, version: rowVersion.optional() })
  .check(
    rule<MemberLike>((edit, report) => {
      if (edit.status === "active") judgeMember(edit, report)
    }),
  )

export type CreateMemberInput = z.output<typeof createMemberSchema>
export type EditMemberInput = z.output<typeof editMemberSchema>
