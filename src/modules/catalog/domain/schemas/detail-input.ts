import { z } from "@medusajs/framework/zod"
import { LANGUAGE_KINDS, RELATION_KINDS, VOCABULARIES } from "../enums"
import { RATING_SCHEME_CODES, getRatingScheme, isRatingValue } from "../ratings"
import { batchSchema } from "./batch"
import { LIMITS, clearable, country, id, language, position, termCode, text } from "./fields"
import { listRule, noRepeats, repeatKey, rule } from "../../../../lib/rules"
import { inOrder, optionalShape } from "./shape"

const languageShape = {
  kind: z.enum(LANGUAGE_KINDS),
  lang: language,
  codec: clearable(50),
  channels: clearable(50),
  note: clearable(),
}
export const languageInputSchema = z.strictObject(languageShape)
export const languageListSchema = z.array(languageInputSchema).max(LIMITS.list)
export const languageUpdateSchema = z.strictObject({ id, ...optionalShape(languageShape), disc_id: id.nullish() })
export const languageBatchSchema = batchSchema(
  z.strictObject({ ...languageShape, disc_id: id.nullish() }),
  languageUpdateSchema,
)

const ratingShape = {
  scheme: z.string().refine((scheme) => getRatingScheme(scheme) !== undefined, {
    error: `is not one of ${RATING_SCHEME_CODES.join(", ")}`,
    params: { code: "media_rating_scheme" },
  }),
  value: z.string().max(20),
  country: country.nullish(),
  descriptors: z.array(text(200)).max(30).optional(),
}

const knownRating = rule<{ scheme?: unknown; value?: unknown }>(({ scheme, value }, report) => {
  if (typeof scheme !== "string" || typeof value !== "string") return
  const known = getRatingScheme(scheme)
  if (!known || isRatingValue(scheme, value)) return
  const values = known.values.map((entry) => entry.value).join(", ")
  report(["value"], `"${value}" is not a value of ${scheme} (${values})`, "media_rating_value")
})

export const ratingInputSchema = z.strictObject(ratingShape).check(knownRating)
export const ratingListSchema = z
  .array(ratingInputSchema)
  .max(LIMITS.list)
  .check(
    listRule<{ scheme?: string; country?: string | null }>((ratings, report) => {
      noRepeats(
        ratings,
        ({ scheme, country }) => repeatKey(scheme, country)?.trim(),
        (index, key) => report([index], `${key} is rated twice`),
      )
    }),
  )
export const ratingUpdateSchema = z.strictObject({ id, ...optionalShape(ratingShape) }).check(
  knownRating,
  rule<{ scheme?: unknown; value?: unknown }>((rating, report) => {
    if ((rating.scheme === undefined) !== (rating.value === undefined)) report([], "scheme and value change together")
  }),
)
export const ratingBatchSchema = batchSchema(ratingInputSchema, ratingUpdateSchema)

const termShape = { vocabulary: z.enum(VOCABULARIES), code: termCode }
export const termInputSchema = z.strictObject({ ...termShape, position: position.optional() })
export const termListSchema = z
  .array(termInputSchema)
  .max(LIMITS.list)
  .transform(inOrder)
  .check(
    listRule<{ vocabulary: string; code: string }>((terms, report) => {
      noRepeats(
        terms,
        ({ vocabulary, code }) => repeatKey(vocabulary, code),
        (index, key) => report([index], `${key} is given twice`),
      )
    }),
  )
export const termUpdateSchema = z.strictObject({ id, position })
export const termBatchSchema = batchSchema(termInputSchema, termUpdateSchema)

const relationShape = { to_id: id, kind: z.enum(RELATION_KINDS) }
export const relationInputSchema = z.strictObject({ ...relationShape, position: position.optional() })
export const relationListSchema = z
  .array(relationInputSchema)
  .max(LIMITS.list)
  .transform(inOrder)
  .check(
    listRule<{ to_id: string; kind: string }>((relations, report) => {
      noRepeats(
        relations,
        ({ to_id, kind }) => repeatKey(kind, to_id),
        (index, key) => report([index], `${key} is given twice`),
      )
    }),
  )
export const relationUpdateSchema = z.strictObject({
  id,
  kind: z.enum(RELATION_KINDS).optional(),
  position: position.optional(),
})
export const relationBatchSchema = batchSchema(relationInputSchema, relationUpdateSchema)

export type LanguageInput = z.output<typeof languageInputSchema> & { disc_id?: string | null }
export type LanguageUpdate = z.output<typeof languageUpdateSchema>
export type LanguageBatch = z.output<typeof languageBatchSchema>
export type RatingInput = z.output<typeof ratingInputSchema>
export type RatingUpdate = z.output<typeof ratingUpdateSchema>
export type RatingBatch = z.output<typeof ratingBatchSchema>
export type TermInput = z.output<typeof termListSchema>[number]
export type TermUpdate = z.output<typeof termUpdateSchema>
export type TermBatch = z.output<typeof termBatchSchema>
export type RelationInput = z.output<typeof relationListSchema>[number]
export type RelationUpdate = z.output<typeof relationUpdateSchema>
export type RelationBatch = z.output<typeof relationBatchSchema>
