import { z } from "@medusajs/framework/zod"
import { IDENTIFIER_TYPES } from "../enums"
import { checkIdentifier } from "../identifiers"
import { batchSchema } from "./batch"
import { LIMITS, clearable, id, text } from "./fields"
import { listRule, noRepeats, rule, type Report } from "../../../../lib/rules"
import { optionalShape } from "./shape"

const identifierShape = {
  type: z.enum(IDENTIFIER_TYPES),
  /** As printed. */
  value: text(255),
  description: clearable(),
  is_primary: z.boolean().optional(),
}

const ownerShape = { disc_id: id.nullish(), track_id: id.nullish(), variant_id: id.nullish() }

interface IdentifierLike {
  is_primary?: boolean
  type?: unknown
  value?: unknown
  disc_id?: string | null
  track_id?: string | null
  variant_id?: string | null
}

/** The check of the value, when the entry has the right shape. */
function readIdentifier(entry: IdentifierLike) {
  const type = IDENTIFIER_TYPES.find((known) => known === entry.type)
  return type && typeof entry.value === "string" ? checkIdentifier(type, entry.value) : undefined
}

const validIdentifier = rule<IdentifierLike>((entry, report) => {
  const check = readIdentifier(entry)
  if (check && !check.ok && entry.value !== "") report(["value"], check.message, check.code)
})

const oneOwner = rule<IdentifierLike>((entry, report) => {
  const owners = [entry.disc_id, entry.track_id, entry.variant_id].filter((owner) => owner)
  if (owners.length > 1) report([], "belongs to one disc, track or variant, not to several")
})

export const identifierInputSchema = z.strictObject(identifierShape).check(validIdentifier)

export const identifierListSchema = z
  .array(identifierInputSchema)
  .max(LIMITS.list)
  .check(listRule<IdentifierLike>(judgeIdentifiers))

export const identifierUpdateSchema = z.strictObject({ id, ...optionalShape(identifierShape), ...ownerShape }).check(
  validIdentifier,
  oneOwner,
  rule<IdentifierLike>((entry, report) => {
    if ((entry.type === undefined) !== (entry.value === undefined)) report([], "type and value change together")
  }),
)

export const identifierBatchSchema = batchSchema(
  z.strictObject({ ...identifierShape, ...ownerShape }).check(validIdentifier, oneOwner),
  identifierUpdateSchema,
)

function judgeIdentifiers(entries: IdentifierLike[], report: Report): void {
  noRepeats(
    entries,
    (entry) => {
      const check = readIdentifier(entry)
      return check?.valueNorm ? `${check.type} ${check.valueNorm}` : undefined
    },
    (index, key) => report([index, "value"], `${key} is given twice`, "media_identifier_duplicate"),
  )
  noRepeats(
    entries,
    (entry) => (entry.is_primary === true ? readIdentifier(entry)?.type : undefined),
    (index, type) => report([index, "is_primary"], `another ${type} is primary already`),
  )
}

export type IdentifierInput = z.output<typeof identifierInputSchema> & {
  disc_id?: string | null
  track_id?: string | null
  variant_id?: string | null
}
export type IdentifierUpdate = z.output<typeof identifierUpdateSchema>
export type IdentifierBatch = z.output<typeof identifierBatchSchema>
