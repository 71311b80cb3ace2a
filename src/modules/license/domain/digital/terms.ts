import { z } from "@medusajs/framework/zod"
import { clearable, id, text } from "../../../../lib/fields"
import { rule } from "../../../../lib/rules"
import { TAG_MODES } from "../enums"

/** No offline file is valid for longer. */
export const MAX_OFFLINE_DAYS = 30
/** No player goes on for longer after its offline file has ended. */
export const MAX_GRACE_DAYS = 14
/** Most files one variant comes with. */
export const MAX_FILES = 200

const count = (min: number, max: number) => z.int().min(min).max(max)

const columns = {
  name: text(200),
  max_devices: count(1, 100).describe("Devices the licence can be in use on at once."),
  max_deactivations_per_year: count(0, 1000).describe("How often a device can be exchanged; a year has 365 days."),
  offline_ttl_days: count(1, MAX_OFFLINE_DAYS).describe("How long an offline file is valid."),
  grace_days: count(0, MAX_GRACE_DAYS).describe("How long a player goes on after that while it has no connection."),
  download_cap: count(0, 1000).describe("Downloads of each file."),
  quality: clearable(100).describe("What is delivered, e.g. `FLAC 24/96`; for people and players to read."),
  transferable: z.boolean().describe("Whether the licence may be given to another customer."),
  follows_tag: z
    .boolean()
    .describe("Comes with the activation of a copy's tag and moves with it, instead of being issued with the order."),
}

const version = z
  .int()
  .min(1)
  .max(2_147_483_647)
  .describe("`version` as it was read; a stale one is refused with 409, without one nothing is compared.")

/** Body of `POST /terms`. */
export const createTermsSchema = z.strictObject({
  ...columns,
  max_devices: columns.max_devices.default(5),
  max_deactivations_per_year: columns.max_deactivations_per_year.default(5),
  offline_ttl_days: columns.offline_ttl_days.default(MAX_OFFLINE_DAYS),
  grace_days: columns.grace_days.default(7),
  download_cap: columns.download_cap.default(10),
  transferable: columns.transferable.default(false),
  follows_tag: columns.follows_tag.default(false),
})

/** Body of `POST /terms/:id`; what is left out stays as it is. Licences that are out keep what they were issued with. */
export const editTermsSchema = z.strictObject({
  ...(Object.fromEntries(Object.entries(columns).map(([name, schema]) => [name, schema.optional()])) as {
    [C in keyof typeof columns]: z.ZodOptional<(typeof columns)[C]>
  }),
  version: version.optional(),
})

/** A file that comes with a variant. */
export const variantFileSchema = z.strictObject({
  file_id: text(500).describe("Id of the file in Medusa's File module; it should be a private one."),
  title: text(200).describe("As the customer sees it, and the name under which it is saved."),
})

/** Body of `POST /variant-rules`: what copies of a variant carry, and what comes with them. */
export const variantRuleSchema = z
  .strictObject({
    variant_id: id,
    tag_mode: z.enum(TAG_MODES).describe("Whether a copy needs a scanned tag when it is packed."),
    terms_id: id.nullish().describe("Terms of the licence that comes with each unit; null: none does."),
    files: z.array(variantFileSchema).max(MAX_FILES).default([]).describe("What holders of that licence can download."),
    version: version.optional(),
  })
  .check(
    rule(({ files }, report) => {
      if (!Array.isArray(files)) return
      const seen = new Set<unknown>()
      files.forEach((file, index) => {
        const fileId: unknown = (file as { file_id?: unknown } | null)?.file_id
        if (typeof fileId === "string" && seen.has(fileId)) report(["files", index, "file_id"], "is listed twice")
        seen.add(fileId)
      })
    }),
  )

export type CreateTermsInput = z.output<typeof createTermsSchema>
export type EditTermsInput = z.output<typeof editTermsSchema>
export type VariantRuleInput = z.output<typeof variantRuleSchema>
export type VariantFile = z.output<typeof variantFileSchema>

/** What a licence was issued with; later changes of the terms do not reach it. */
export interface TermsSnapshot {
  max_devices: number
  max_deactivations_per_year: number
  offline_ttl_days: number
  grace_days: number
  download_cap: number
  quality: string | null
  transferable: boolean
  follows_tag: boolean
}

/** Takes the snapshot of a row of terms. */
export const snapshotOf = (terms: TermsSnapshot): TermsSnapshot => ({
  max_devices: terms.max_devices,
  max_deactivations_per_year: terms.max_deactivations_per_year,
  offline_ttl_days: terms.offline_ttl_days,
  grace_days: terms.grace_days,
  download_cap: terms.download_cap,
  quality: terms.quality,
  transferable: terms.transferable,
  follows_tag: terms.follows_tag,
})
