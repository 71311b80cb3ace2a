import { Writable } from "node:stream"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { batchInputSchema } from "../../src/modules/license/domain/batch-input"
import { createTermsSchema, variantRuleSchema } from "../../src/modules/license/domain/digital"
import type MediaLicenseService from "../../src/modules/license/service"
import {
  createLicenceTermsWorkflow,
  createTagBatchWorkflow,
  mintBatchWorkflow,
  orderLabelsWorkflow,
  scanCopyWorkflow,
  setVariantRuleWorkflow,
} from "../../src/workflows/license"
import { labelFile } from "../../src/workflows/license/batches/label-file"
import type { DemoEntry } from "./entries"
import type { DemoTaggedTitle, DemoTags } from "./tags-data"

const ACTOR = { type: "system", id: "demo" } as const
/** ms; a batch of the demo takes a fraction of a second */
const MINTING = 60_000

interface Place {
  entries: readonly DemoEntry[]
  locationId: string
}

/**
 * Gives some titles of the demo tags: a rule, a batch of which some labels are printed, and tagged copies in stock.
 * Whatever is there stays, so that a later run undoes nothing.
 *
 * @returns the number of tags made
 */
export async function ensureTags(container: MedusaContainer, demo: DemoTags, place: Place): Promise<number> {
  const license = container.resolve<MediaLicenseService>("mediaLicense")
  // A shop in production without its key has no tags to show.
  if (license.masterKeySource === "missing") return 0
  const termsId = await ensureTerms(container, license, demo)
  let made = 0
  for (const title of demo.titles) {
    const entry = place.entries.find(({ ref }) => ref === title.ref)
    const variantId = entry && (await variantOf(container, entry))
    if (!variantId) continue
    await ensureRule(container, license, title, { variantId, termsId })
    const batch = await ensureBatch(container, license, title, { variantId, name: entry.product.title })
    if (batch.isNew) made += title.quantity
    await stock(container, license, title, { variantId, batchId: batch.id, locationId: place.locationId })
  }
  return made
}

async function ensureTerms(container: MedusaContainer, license: MediaLicenseService, demo: DemoTags): Promise<string> {
  const terms = createTermsSchema.parse(demo.terms)
  const [known] = await license.listMediaLicenseTerms({ name: terms.name }, { take: 1 })
  if (known) return known.id
  return (await createLicenceTermsWorkflow(container).run({ input: { terms, actor: ACTOR } })).result.id
}

/** The variant that is sold as new. */
async function variantOf(container: MedusaContainer, { offers }: DemoEntry): Promise<string | undefined> {
  const sku = offers.find(({ condition }) => condition === "new")?.sku
  if (!sku) return undefined
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product_variant", fields: ["id"], filters: { sku } })
  return data[0]?.id
}

async function ensureRule(
  container: MedusaContainer,
  license: MediaLicenseService,
  title: DemoTaggedTitle,
  { variantId: variant_id, termsId }: { variantId: string; termsId: string },
): Promise<void> {
  const [known] = await license.listMediaLicenseVariantRules({ variant_id }, { take: 1 })
  if (known) return
  const rule = variantRuleSchema.parse({
    ...{ variant_id, tag_mode: title.tag_mode, terms_id: title.licence ? termsId : null },
  })
  await setVariantRuleWorkflow(container).run({ input: { rule, actor: ACTOR } })
}

async function ensureBatch(
  container: MedusaContainer,
  license: MediaLicenseService,
  { quantity }: DemoTaggedTitle,
  { variantId: variant_id, name }: { variantId: string; name: string },
): Promise<{ id: string; isNew: boolean }> {
  const [known] = await license.listMediaLicenseBatches({ variant_id }, { take: 1 })
  if (known) return { id: known.id, isNew: false }
  const batch = batchInputSchema.parse({
    ...{ scheme: "opaque", purpose: "sale", variant_id, quantity },
    title: { en: name },
  })
  const { result } = await createTagBatchWorkflow(container).run({ input: { batch, actor: ACTOR } })
  return { id: result.id, isNew: true }
}

/** Printed labels, the first of them on copies in stock. */
async function stock(
  container: MedusaContainer,
  license: MediaLicenseService,
  { printed, in_stock }: DemoTaggedTitle,
  place: { variantId: string; batchId: string; locationId: string },
): Promise<void> {
  await minted(container, license, place.batchId)
  await print(container, license, place.batchId, printed)
  const filters = { batch_id: place.batchId }
  const tags = await license.listMediaLicenseTags(filters, { take: in_stock, order: { idx: "ASC" } })
  for (const { id: tag_id } of tags.filter(({ status }) => status === "printed")) {
    const scan = { intent: "receive", tag_id, location_id: place.locationId, variant_id: place.variantId } as const
    await scanCopyWorkflow(container).run({ input: { scan, actor: ACTOR } })
  }
}

/** Minting runs in the background; one that a killed run left is taken up again. */
async function minted(container: MedusaContainer, license: MediaLicenseService, batchId: string): Promise<void> {
  for (const from = Date.now(); Date.now() - from < MINTING; await sleep(200)) {
    const { status } = await license.retrieveMediaLicenseBatch(batchId)
    if (status !== "minting") return
    await mintBatchWorkflow(container).run({ input: { batch_id: batchId } })
  }
  throw new Error(`the demo's batch ${batchId} was not minted within ${MINTING / 1000} s`)
}

/** As a merchant would for a printer; the file itself is nobody's. */
async function print(container: MedusaContainer, license: MediaLicenseService, batch_id: string, labels: number) {
  const [first] = await license.listMediaLicenseTags({ batch_id }, { take: 1, order: { idx: "ASC" } })
  if (first?.status !== "minted") return
  const order = {
    ...{ format: "csv" as const, layout: null, symbol: null, start_position: 0 },
    ...{ from_idx: 0, to_idx: labels - 1, include_pins: false },
  }
  const { result } = await orderLabelsWorkflow(container).run({ input: { batch_id, order, actor: ACTOR } })
  const file = await labelFile(container, { batch_id, export_id: result.id, actor: ACTOR })
  await file.sendTo(new Writable({ write: (_chunk, _encoding, done) => done() }))
}
