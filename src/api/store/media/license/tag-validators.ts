import { z } from "@medusajs/framework/zod"
import { isStorableText } from "../../../../lib/text"
import { paging } from "../../../../lib/query-params"
import { TAG_STATUSES } from "../../../../modules/license/domain/enums"
import { VERDICTS } from "../../../../modules/license/domain/verdict"
import { REPORT_KINDS } from "../../../../workflows/license/resolver/types"

/** Any text: what is no tag of ours is an answer, not a fault of form. */
const anything = z.string().max(4096)
const shown = {
  url: anything.optional().describe("Text of the symbol."),
  code: anything.optional().describe("The printed serial, 5-4-4-4."),
}
const oneOf = {
  check: ({ url, code }: { url?: string | undefined; code?: string | undefined }) =>
    (url === undefined) !== (code === undefined),
  problem: { path: ["code"], message: "give either code or url" },
}

/** Body of `POST /verify`. */
export const verifyBody = z.strictObject(shown).refine(oneOf.check, oneOf.problem)

const texts = z.object({ en: z.string().optional(), zhCN: z.string().optional() })

export const verifyAnswer = z
  .object({
    verdict: z.enum(VERDICTS),
    issuer: z.enum(["label", "shop"]).describe("`label` only where the rights holder's mandate is on record."),
    title: texts,
    edition: z.string().nullable(),
    cover_url: z.string().nullable(),
    publisher: z.string().nullable(),
    isbn: z.string().nullable(),
    year: z.int().nullable(),
    pressing_size: z.int().describe("Copies of the batch."),
    expected: z
      .object({
        mastering_sid: z.array(z.string()),
        mould_sid: z.array(z.string()),
        matrix: z.array(z.string()),
      })
      .describe("What the inner ring of the disc must read."),
    activated_month: z.string().nullable().describe("`2026-11`"),
    checks: z.enum(["1", "2-5", "6-20", "20+"]),
    provenance_count: z.int().describe("Owners so far."),
    ex_rental: z.boolean(),
    notices: z.array(z.string()),
    checked_at: z.string(),
    shop_name: z.string().nullable().describe("Whose property a rental copy is."),
  })
  .partial()
  .required({ verdict: true })
  .meta({ id: "TagVerdict", description: "For `not_recognised` the verdict alone, whatever the fault." })

/** Body of `POST /activate`. */
export const activateBody = z
  .strictObject({ ...shown, pin: z.string().max(64).optional().describe("From under the scratch panel.") })
  .refine(oneOf.check, oneOf.problem)

export const myTag = z
  .object({
    id: z.string(),
    status: z.enum(TAG_STATUSES),
    title: z.object({ en: z.string().nullish(), zhCN: z.string().nullish() }),
    edition: z.string().nullable(),
    cover_url: z.string().nullable(),
    variant_id: z.string().nullable(),
    product_id: z.string().nullable(),
    activated_at: z.string().nullable(),
    how: z.enum(["purchase", "pin", "transfer", "admin"]).nullable(),
    on_hold: z.boolean().describe("It cannot be given on: somebody objects, or it is on its way back."),
    transfer: z.object({ id: z.string(), expires_at: z.string() }).nullable().describe("An offer that waits."),
    digital_ids: z.array(z.string()).describe("Licences that come with the copy."),
  })
  .meta({ id: "MyTag" })

export const activateAnswer = z.object({ tag: myTag, digital: z.array(z.object({ id: z.string() })) })
export const listMyTagsQuery = z.strictObject({ ...paging(50) })
export const myTagsAnswer = z.object({ tags: z.array(myTag), count: z.int(), offset: z.int(), limit: z.int() })
export const myTagAnswer = z.object({ tag: myTag })

export const offerBody = z.strictObject({})
export const offerAnswer = z.object({
  transfer: z.object({
    id: z.string(),
    code: z.string().describe("Ten characters for the next owner; it is not stored and cannot be shown again."),
    expires_at: z.string(),
  }),
})
export const acceptBody = z.strictObject({ code: z.string().max(64) })
export const transferAnswer = z.object({
  transfer: z
    .object({
      id: z.string(),
      status: z.enum(["pending", "accepted", "canceled", "expired", "disputed"]),
      expires_at: z.string(),
      accepted_at: z.string().nullable(),
      dispute_until: z.string().nullable(),
    })
    .meta({ id: "TagTransfer" }),
})

/** Body of `POST /reports`; as a form it may have a file `photo`, JPEG or PNG of at most 3 MB. */
export const reportBody = z.strictObject({
  ...shown,
  kind: z.enum(REPORT_KINDS),
  text: z.string().trim().min(1).max(2000).refine(isStorableText, "contains control characters"),
  place: z.string().trim().min(1).max(200).refine(isStorableText, "contains control characters").optional(),
})
export const receivedAnswer = z.object({ received: z.literal(true) })
