import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { invalid, MediaError } from "../../../lib/errors"
import type { Actor } from "../../../lib/permission"
import { toProblems } from "../../../lib/problems"
import { licenseOf } from "../lib/service"
import { taggedLines } from "./fulfilled-lines"
import { packCopyWorkflow } from "./pack-copy"

/** Copies a client may name with a fulfilment, in `additional_data.media_license_tags`, instead of scanning them before. */
const namedTagsSchema = z.array(z.object({ line_item_id: z.string().max(100), code: z.string().max(512) })).max(1000)

/**
 * Packs the copies that a request names, one after the other.
 *
 * @throws 400 for a list of another form, and what `packCopyWorkflow` refuses
 */
export async function packNamedTags(
  container: MedusaContainer,
  { order_id, named, actor }: { order_id: string; named: unknown; actor: Actor },
): Promise<void> {
  const parsed = namedTagsSchema.safeParse(named)
  if (!parsed.success) {
    const problems = toProblems(parsed.error, "media_invalid")
    throw invalid(problems.map((one) => ({ ...one, path: `additional_data.media_license_tags.${one.path}` })))
  }
  for (const { line_item_id, code } of parsed.data) {
    const kind = code.includes("/") ? "url" : "code"
    const { scans, packing } = licenseOf(container)
    const { id } = await scans.identify({ text: code, kind })
    // The same request again must not fail at what its first try has packed.
    if (await packing.isPackedFor(id, line_item_id)) continue
    await packCopyWorkflow(container).run({ input: { tag_id: id, order_id, line_item_id, actor } })
  }
}

/**
 * Refuses a fulfilment whose lines lack their scans, before stock, carrier or anybody else hears of it.
 *
 * @param items of the request, unchecked: what is no list of lines is left to the platform
 * @throws 409 `media_license_pack_incomplete` with `items`
 */
export async function requirePacked(container: MedusaContainer, items: unknown): Promise<void> {
  const lines = await taggedLines(container, readLines(items, "id"))
  if (lines.length > 0) await licenseOf(container).packing.requireComplete(lines)
}

/**
 * The platform's second door to a fulfilment runs no hook of an order, so tags would never be bound: lines that need
 * them are refused there.
 *
 * @throws 409 `media_license_use_order_fulfillment` with `line_item_ids`
 */
export async function refuseSecondDoor(container: MedusaContainer, items: unknown): Promise<void> {
  const lines = await taggedLines(container, readLines(items, "line_item_id"))
  const needing = lines.filter(({ tag_mode }) => tag_mode === "required").map(({ line_item_id }) => line_item_id)
  if (needing.length === 0) return
  throw new MediaError(
    "conflict",
    "media_license_use_order_fulfillment",
    `lines ${needing.join(", ")} need scanned tags; use POST /admin/orders/:id/fulfillments`,
    { details: { line_item_ids: needing } },
  )
}

function readLines(items: unknown, key: "id" | "line_item_id"): { line_item_id: string; quantity: number }[] {
  if (!Array.isArray(items)) return []
  return items.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return []
    const { [key]: id, quantity } = item as Record<string, unknown>
    const isLine = typeof id === "string" && !id.includes("\u0000")
    return isLine ? [{ line_item_id: id, quantity: Number(quantity) || 0 }] : []
  })
}
