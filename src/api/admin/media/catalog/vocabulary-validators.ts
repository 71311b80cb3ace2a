import { z } from "@medusajs/framework/zod"
import { flag, ordering, paging, repeatable } from "../../../../lib/query-params"
import {
  ATTRIBUTE_KINDS,
  CONTRIBUTOR_KINDS,
  GRADE_SCALES,
  TITLE_GROUP_KINDS,
  VOCABULARIES,
} from "../../../../modules/catalog/domain/enums"
import { id, text } from "../../../../modules/catalog/domain/schemas/fields"

const q = (what: string) => text(200).optional().describe(what)
const includeHidden = flag().optional().describe("Lists hidden and merged ones as well.")

export const listTitleGroupsQuery = z.strictObject({
  q: q("Part of a title, sort title or original title."),
  id: repeatable(id).optional(),
  kind: repeatable(z.enum(TITLE_GROUP_KINDS)).optional(),
  order: ordering(["sort_title", "title", "first_year", "created_at", "updated_at"]).default("sort_title"),
  ...paging(50),
})

export const listContributorsQuery = z.strictObject({
  q: q("Part of a name, native name, sort name or alias."),
  id: repeatable(id).optional(),
  kind: repeatable(z.enum(CONTRIBUTOR_KINDS)).optional(),
  include_hidden: includeHidden,
  order: ordering(["sort_name", "name", "created_at", "updated_at"]).default("sort_name"),
  ...paging(50),
})

export const listTermsQuery = z.strictObject({
  q: q("Part of a code or label."),
  id: repeatable(id).optional(),
  vocabulary: repeatable(z.enum(VOCABULARIES)).optional(),
  parent_id: id.optional(),
  include_hidden: includeHidden,
  order: ordering(["vocabulary", "code", "created_at", "updated_at"]).default("vocabulary"),
  ...paging(50),
})

export const listGradesQuery = z.strictObject({
  q: q("Part of a code or label."),
  scale: repeatable(z.enum(GRADE_SCALES)).optional(),
  order: ordering(["scale", "rank", "code"]).default("scale"),
  ...paging(50),
})

export const listAttributesQuery = z.strictObject({
  q: q("Part of a key or label."),
  is_active: flag().optional(),
  order: ordering(["rank", "key", "created_at"]).default("rank"),
  ...paging(50),
})

export const listTypesQuery = z.strictObject({
  include_hidden: flag().optional().describe("`false` leaves out the types that are switched off."),
})

const labels = z.object({ en: z.string(), zhCN: z.string() })
const externalIds = z.record(z.string(), z.string()).nullable()
const stamps = { created_at: z.string(), updated_at: z.string() }
const usage = z.int().describe("Items that use it.")
const page = { count: z.int(), offset: z.int(), limit: z.int() }

const titleGroup = z.object({
  id: z.string(),
  kind: z.enum(TITLE_GROUP_KINDS),
  title: z.string(),
  sort_title: z.string(),
  original_title: z.string().nullable(),
  first_year: z.int().nullable(),
  external_ids: externalIds,
  usage_count: usage,
  ...stamps,
})
export const titleGroupsAnswer = z.object({ title_groups: z.array(titleGroup), ...page })
export const titleGroupAnswer = z.object({ title_group: titleGroup })

const contributor = z.object({
  id: z.string(),
  name: z.string(),
  sort_name: z.string(),
  name_native: z.string().nullable(),
  kind: z.enum(CONTRIBUTOR_KINDS),
  aliases: z.array(z.string()),
  external_ids: externalIds,
  merged_into_id: z.string().nullable(),
  usage_count: usage,
  ...stamps,
})
export const contributorsAnswer = z.object({ contributors: z.array(contributor), ...page })
export const contributorAnswer = z.object({ contributor })

const term = z.object({
  id: z.string(),
  vocabulary: z.enum(VOCABULARIES),
  code: z.string(),
  parent_id: z.string().nullable(),
  labels,
  external: externalIds,
  is_hidden: z.boolean(),
  merged_into_id: z.string().nullable(),
  usage_count: usage,
  ...stamps,
})
export const termsAnswer = z.object({ terms: z.array(term), ...page })
export const termAnswer = z.object({ term })
export const mergeAnswer = z.object({
  term: term.describe("The term that is left."),
  merged: z.object({
    id: z.string(),
    moved: z.int().describe("Uses that point at the other term now."),
    dropped: z.int().describe("Uses that were there already under the other term."),
  }),
})

const grade = z.object({
  id: z.string(),
  scale: z.enum(GRADE_SCALES),
  code: z.string(),
  label: labels,
  rank: z.int(),
  price_factor: z.number(),
  usage_count: z.int().describe("Offers graded with it."),
  ...stamps,
})
export const gradesAnswer = z.object({ grades: z.array(grade), ...page })
export const gradeAnswer = z.object({ grade })

const attribute = z.object({
  id: z.string(),
  media_type: z.string(),
  key: z.string(),
  kind: z.enum(ATTRIBUTE_KINDS),
  options: z.array(z.object({ value: z.string(), label: labels, hidden: z.boolean().optional() })).nullable(),
  unit: z.string().nullable(),
  required: z.boolean(),
  filterable: z.boolean(),
  facetable: z.boolean(),
  labels,
  rank: z.int(),
  is_active: z.boolean(),
  usage_count: usage,
  ...stamps,
})
export const attributesAnswer = z.object({ attributes: z.array(attribute), ...page })
export const attributeAnswer = z.object({ attribute })

const mediaType = z.object({
  code: z.string(),
  parent_code: z.string().nullable(),
  carrier: z.string(),
  label: labels,
  rank: z.int(),
  is_active: z.boolean(),
  rentable: z.boolean(),
  digital: z.boolean(),
  attr_version: z.int(),
  facets: z.array(z.string()),
  title_group_kind: z.enum(TITLE_GROUP_KINDS),
  usage_count: usage,
})
export const typesAnswer = z.object({ types: z.array(mediaType) })
export const typeAnswer = z.object({ type: mediaType })
export const schemaAnswer = z.object({
  schema: z.record(z.string(), z.unknown()).describe("JSON Schema 2020-12 with `x-label`, `x-unit`, `x-options`."),
})

/** What DELETE answers. */
export const deletedAnswer = (object: string) =>
  z.object({ id: z.string(), object: z.literal(object), deleted: z.literal(true) })
