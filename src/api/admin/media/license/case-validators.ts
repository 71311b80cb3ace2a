import { z } from "@medusajs/framework/zod"
import { clearable, id, text } from "../../../../lib/fields"
import { ordering, paging, repeatable } from "../../../../lib/query-params"
import {
  CASE_KINDS,
  CASE_STATUSES,
  KEY_PURPOSES,
  KEY_STATES,
  TAG_SCHEMES,
} from "../../../../modules/license/domain/enums"
import { adminTag, nullable, page, person, stamps, title } from "./tag-responses"

/** Query of `GET /cases`. */
export const listCasesQuery = z.strictObject({
  id: repeatable(id).optional(),
  status: repeatable(z.enum(CASE_STATUSES)).optional(),
  kind: repeatable(z.enum(CASE_KINDS)).optional(),
  severity: repeatable(z.enum(["low", "medium", "high"])).optional(),
  assigned_to: repeatable(id).optional(),
  tag_id: repeatable(id).optional(),
  order: ordering(["created_at", "updated_at", "severity"]).default("-created_at"),
  ...paging(50),
})

/** Body of `POST /cases/:id`. */
export const editCaseBody = z
  .strictObject({
    status: z
      .enum(["investigating", "confirmed", "dismissed"])
      .optional()
      .describe("Confirmed and dismissed are final."),
    assigned_to: id.nullish().describe("A user's id; null takes it from whoever has it."),
    resolution: text(2000).optional(),
    public_caution: z.boolean().optional().describe("Warns everybody who checks the tag; on a confirmed case only."),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), { message: "says nothing" })

/** A sentence of a case, for the reader's own language. */
export const caseReason = z.object({
  key: z
    .string()
    .describe(
      "`travel`, `devices`, `pin`, `countries`, `viral_guard`, or one of the case's own: `status`, `transfer`, `report`, …",
    ),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

const caseShape = {
  id: z.string(),
  tag_id: nullable,
  kind: z.enum(CASE_KINDS),
  severity: z.enum(["low", "medium", "high"]),
  status: z.enum(CASE_STATUSES),
  signals: z.record(z.string(), z.unknown()),
  reasons: z.array(caseReason),
  assigned_to: person.nullable(),
  resolution: nullable,
  reports: z.int(),
  serial_printed: nullable,
  title: title.nullable(),
  public_caution: z.boolean(),
  closed_at: nullable,
  ...stamps,
}
export const tagCase = z.object(caseShape).meta({ id: "TagCase" })
export const casesAnswer = z.object({ cases: z.array(tagCase), ...page })

const report = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  place: nullable,
  photo_url: nullable.describe("Link that ends after a while."),
  customer_email: nullable,
  created_at: z.string(),
})
export const caseAnswer = z.object({
  case: z.object({ ...caseShape, tag: adminTag.nullable(), report_list: z.array(report).describe("The newest 100.") }),
})

/** Query of `GET /approvals`. */
export const listApprovalsQuery = z.strictObject({
  id: repeatable(id).optional(),
  state: repeatable(z.enum(["pending", "approved", "rejected", "expired"])).optional(),
  action: repeatable(z.enum(["revoke", "restore", "distrust_key"])).optional(),
  target_id: repeatable(id).optional(),
  order: ordering(["created_at", "expires_at"]).default("-created_at"),
  ...paging(50),
})
export const approval = z
  .object({
    id: z.string(),
    action: z.enum(["revoke", "restore", "distrust_key"]),
    target_id: z.string(),
    target: z.object({ serial_printed: nullable, title: title.nullable(), kid: z.int().nullable() }),
    reason: z.string(),
    note: nullable,
    state: z.enum(["pending", "approved", "rejected", "expired"]),
    requested_by: person,
    decided_by: person.nullable(),
    decided_at: nullable,
    expires_at: z.string(),
    own: z.boolean().describe("The caller has asked for it and cannot decide."),
    ...stamps,
  })
  .meta({ id: "LicenceApproval" })
export const approvalAnswer = z.object({ approval })
export const approvalsAnswer = z.object({ approvals: z.array(approval), ...page })

/** Query of `GET /keys`. */
export const listKeysQuery = z.strictObject({
  purpose: repeatable(z.enum(KEY_PURPOSES)).optional(),
  state: repeatable(z.enum(KEY_STATES)).optional(),
  order: ordering(["kid", "not_before"]).default("-kid"),
  ...paging(50),
})
export const signingKey = z
  .object({
    kid: z.int(),
    purpose: z.enum(KEY_PURPOSES),
    alg: z.string(),
    provider: z.string(),
    state: z.enum(KEY_STATES),
    public_key: z.string().describe("32 bytes, base64url."),
    has_private: z.boolean().describe("Whether anything can still be signed with it."),
    scheme: z.enum(TAG_SCHEMES).nullable(),
    certified_value: nullable,
    certified_quantity: z.int().nullable(),
    certified_by_kid: z.int().nullable(),
    certificate_state: z.enum(["valid", "invalid", "none"]).describe("Checked against the root key now."),
    batch_id: nullable,
    batch_title: title.nullable(),
    not_before: z.string(),
    closed_at: nullable,
    distrusted_at: nullable,
    distrust_reason: nullable,
    pending_approval: nullable.describe("Id of a request to distrust it."),
  })
  .meta({ id: "SigningKey" })
export const keysAnswer = z.object({
  keys: z.array(signingKey),
  master_key: z.enum(["environment", "development", "missing"]),
  ...page,
})
export const keyAnswer = z.object({ key: signingKey })

export const noteBody = z.strictObject({ note: clearable(2000) })
