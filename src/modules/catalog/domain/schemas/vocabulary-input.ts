import { z } from "@medusajs/framework/zod"
import { ATTRIBUTE_KINDS, CONTRIBUTOR_KINDS, GRADE_SCALES, TITLE_GROUP_KINDS, VOCABULARIES } from "../enums"
import { CODE_PATTERN } from "../media-types/define"
import { RELEASE_YEAR_MAX, RELEASE_YEAR_MIN } from "../release-date"
import { clearable, id, termCode, text } from "./fields"
import { listRule, noRepeats, rule } from "../../../../lib/rules"
import { optionalShape } from "./shape"

/** A text in the languages of the admin; the one that is left out is kept, or copied from the other. */
export const labelsSchema = z.strictObject({ en: text(200).optional(), zhCN: text(200).optional() }).check(
  rule<{ en?: unknown; zhCN?: unknown }>((labels, report) => {
    if (labels.en === undefined && labels.zhCN === undefined) report([], "give a label in en or zhCN")
  }),
)

/** Ids of other databases: `{ musicbrainz: "…", tmdb: "movie/603" }`. */
const externalIds = z
  .record(z.string().regex(CODE_PATTERN, "is not a name of a database"), text(200))
  .refine((ids) => Object.keys(ids).length <= 50, "names more than 50 databases")

// Title groups and contributors

const titleGroupShape = {
  kind: z.enum(TITLE_GROUP_KINDS),
  title: text(),
  /** Left out: the title with its article behind a comma. */
  sort_title: clearable(),
  original_title: clearable(),
  first_year: z.int().min(RELEASE_YEAR_MIN).max(RELEASE_YEAR_MAX).nullish(),
  external_ids: externalIds.nullish(),
}
export const createTitleGroupSchema = z.strictObject(titleGroupShape)
export const updateTitleGroupSchema = z.strictObject(optionalShape(titleGroupShape))

const contributorShape = {
  name: text(),
  kind: z.enum(CONTRIBUTOR_KINDS),
  /** Left out: made from the name. */
  sort_name: clearable(),
  name_native: clearable(),
  aliases: z.array(text()).max(100).optional(),
  external_ids: externalIds.nullish(),
}
export const createContributorSchema = z.strictObject(contributorShape)
export const updateContributorSchema = z.strictObject(optionalShape(contributorShape))

// Terms

const termChanges = {
  labels: labelsSchema,
  parent_id: id.nullish(),
  external: externalIds.nullish(),
  is_hidden: z.boolean().optional(),
}
export const createTermSchema = z.strictObject({ vocabulary: z.enum(VOCABULARIES), code: termCode, ...termChanges })
/** Vocabulary and code are what items point at; they stay. */
export const updateTermSchema = z.strictObject(optionalShape(termChanges))
export const mergeTermSchema = z.strictObject({ into_id: id })

// Grades

const gradeChanges = {
  label: labelsSchema,
  /** Higher is better. */
  rank: z.int().min(0).max(100),
  price_factor: z.number().min(0).max(2).multipleOf(0.0001),
}
export const createGradeSchema = z.strictObject({
  scale: z.enum(GRADE_SCALES),
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9+\-/ ]{0,19}$/, "is not a grade of up to 20 characters"),
  ...gradeChanges,
})
/** Scale and code are what offers point at; they stay. */
export const updateGradeSchema = z.strictObject(optionalShape(gradeChanges))

// Run-time attributes

export const attributeOptionSchema = z.strictObject({
  value: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "is not lower case letters, digits, _ and -"),
  /** Left out: the label it has, or its value. */
  label: labelsSchema.optional(),
  hidden: z.boolean().optional(),
})

const attributeChanges = {
  labels: labelsSchema,
  options: z
    .array(attributeOptionSchema)
    .max(200)
    .check(
      listRule<{ value: string }>((options, report) => {
        noRepeats(
          options,
          (option) => option.value,
          (index, key) => report([index, "value"], `${key} is given twice`),
        )
      }),
    )
    .nullish(),
  unit: clearable(20),
  required: z.boolean().optional(),
  filterable: z.boolean().optional(),
  facetable: z.boolean().optional(),
  rank: z.int().min(0).max(10_000).optional(),
  is_active: z.boolean().optional(),
}

/** The key is checked against its type by `attributeKeyProblem`, kind and options against each other where it is saved. */
export const createAttributeSchema = z.strictObject({
  key: z.string().max(100),
  kind: z.enum(ATTRIBUTE_KINDS),
  ...attributeChanges,
})

/** `kind` is accepted so that an attempt to change it can be answered; once the attribute is used it stays. */
export const updateAttributeSchema = z.strictObject({
  kind: z.enum(ATTRIBUTE_KINDS).optional(),
  ...optionalShape(attributeChanges),
})

// Types

/** Types come from code; a shop only chooses which it offers. */
export const updateTypeSchema = z.strictObject({ is_active: z.boolean() })

export type CreateTitleGroupInput = z.output<typeof createTitleGroupSchema>
export type UpdateTitleGroupInput = z.output<typeof updateTitleGroupSchema>
export type CreateContributorInput = z.output<typeof createContributorSchema>
export type UpdateContributorInput = z.output<typeof updateContributorSchema>
export type CreateTermInput = z.output<typeof createTermSchema>
export type UpdateTermInput = z.output<typeof updateTermSchema>
export type CreateGradeInput = z.output<typeof createGradeSchema>
export type UpdateGradeInput = z.output<typeof updateGradeSchema>
/** The media type is named by the address, not by the body. */
export type CreateAttributeInput = z.output<typeof createAttributeSchema> & { media_type: string }
export type UpdateAttributeInput = z.output<typeof updateAttributeSchema>
export type AttributeOptionInput = z.output<typeof attributeOptionSchema>
export type UpdateTypeInput = z.output<typeof updateTypeSchema>
