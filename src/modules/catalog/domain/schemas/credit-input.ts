import { z } from "@medusajs/framework/zod"
import { CONTRIBUTOR_KINDS } from "../enums"
import { normalizeCatalogueNumber } from "../identifiers"
import { foldName } from "../names"
import { batchSchema } from "./batch"
import { LIMITS, clearable, id, position, termCode, text } from "./fields"
import { listRule, noRepeats, repeatKey, rule, type Report } from "../../../../lib/rules"
import { inOrder, optionalShape } from "./shape"

/** A contributor by id, or by name and kind: an existing one of that name is taken, else one is created. */
export const contributorRefSchema = z
  .strictObject({ id: id.optional(), name: text().optional(), kind: z.enum(CONTRIBUTOR_KINDS).optional() })
  .check(
    rule<{ id?: string; name?: string; kind?: string }>((ref, report) => {
      if ((ref.id === undefined) === (ref.name === undefined)) report([], "give either id, or name and kind")
      else if (ref.name !== undefined && ref.kind === undefined) report(["kind"], "is required with a name")
    }),
  )

const creditShape = {
  contributor: contributorRefSchema,
  role: termCode,
  credited_as: clearable(),
  character: clearable(),
  /** Between this name and the next: ` & `, ` feat. `. Spaces count. */
  join_phrase: z.string().min(1).max(100).nullish(),
}

export const creditInputSchema = z.strictObject({ ...creditShape, position: position.optional() })

export const creditListSchema = z
  .array(creditInputSchema)
  .max(LIMITS.list)
  .transform(inOrder)
  .check(listRule<CreditLike>(judgeCredits))

export const creditUpdateSchema = z.strictObject({ id, ...optionalShape({ ...creditShape, position }) })

export const creditBatchSchema = batchSchema(
  // Left out, the new row goes to the end of the list.
  z.strictObject({ ...creditShape, position: position.optional(), track_id: id.nullish() }),
  creditUpdateSchema,
)

interface CreditLike {
  contributor?: { id?: string; name?: string; kind?: string }
  role?: string
  position?: number
}

function judgeCredits(credits: CreditLike[], report: Report): void {
  noRepeats(
    credits,
    ({ contributor, role, position }) => repeatKey(contributorKey(contributor), role, position),
    (index) => report([index], "repeats contributor, role and position of another credit"),
  )
}

/** What a contributor is told apart by. */
const contributorKey = (ref?: { id?: string; name?: string; kind?: string }): unknown =>
  ref?.id ?? repeatKey(ref?.kind, folded(ref?.name, foldName))

/** A text in its folded form; anything else is left for its own check. */
const folded = (value: unknown, fold: (text: string) => string): unknown =>
  typeof value === "string" ? fold(value) : value

export const labelRefSchema = z.strictObject({ id: id.optional(), name: text().optional() }).check(
  rule<{ id?: string; name?: string }>((ref, report) => {
    if ((ref.id === undefined) === (ref.name === undefined)) report([], "give either id or name")
  }),
)

const catalogNumber = text(100).refine((printed) => normalizeCatalogueNumber(printed) !== "", {
  error: "has no letter and no digit",
  params: { code: "media_identifier_format" },
})

const labelShape = { label: labelRefSchema, catalog_number: catalogNumber.nullish() }

export const labelInputSchema = z.strictObject({ ...labelShape, position: position.optional() })

export const labelListSchema = z
  .array(labelInputSchema)
  .max(LIMITS.list)
  .transform(inOrder)
  .check(
    listRule<{ label?: { id?: string; name?: string }; catalog_number?: string | null }>((labels, report) => {
      noRepeats(
        labels,
        ({ label, catalog_number }) =>
          repeatKey(contributorKey(label), folded(catalog_number, normalizeCatalogueNumber)),
        (index) => report([index], "repeats label and catalogue number of another entry"),
      )
    }),
  )

export const labelUpdateSchema = z.strictObject({ id, ...optionalShape({ ...labelShape, position }) })
export const labelBatchSchema = batchSchema(z.strictObject({ ...labelShape, position }), labelUpdateSchema)

export type ContributorRef = z.output<typeof contributorRefSchema>
export type LabelRef = z.output<typeof labelRefSchema>
/** `track_id` is set for a credit of one track. */
export type CreditInput = z.output<typeof creditListSchema>[number] & { track_id?: string | null }
export type CreditUpdate = z.output<typeof creditUpdateSchema>
export type CreditBatch = z.output<typeof creditBatchSchema>
export type LabelInput = z.output<typeof labelListSchema>[number]
export type LabelUpdate = z.output<typeof labelUpdateSchema>
export type LabelBatch = z.output<typeof labelBatchSchema>
