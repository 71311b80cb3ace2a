import type { MedusaContainer } from "@medusajs/framework/types"
import { signedIn, type Actor } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { licenseOf } from "../../../../../workflows/license/lib/service"
import { packCopyWorkflow, unpackCopyWorkflow } from "../../../../../workflows/license/packing/pack-copy"
import { scanCopyWorkflow } from "../../../../../workflows/license/scans"
import { scannedTag } from "../../../../../workflows/license/scans/scan-answer"
import { shownOf } from "../shown"
import { scanAnswer } from "../tag-responses"
import { scanBody, type ScanBody } from "../tag-validators"

export const POST = route(
  {
    summary: "Scan a copy",
    description:
      "Into stock, into an order's parcel and out of it, back from a customer, for a new label, or only to look.",
    permission: "license.tag:update",
    idempotency: "mediaLicense",
    body: scanBody,
    response: scanAnswer,
    errors: {
      400: [
        "media_invalid",
        "media_license_location_not_found",
        "media_license_variant_not_found",
        "media_license_unit_not_found",
      ],
      404: ["media_license_tag_not_found", "media_license_line_not_found"],
      409: [
        "media_license_tag_state",
        "media_license_tag_taken",
        "media_license_variant_mismatch",
        "media_license_pack_full",
        "media_license_order_canceled",
      ],
    },
  },
  async (req, { body }) => {
    const { id } = await licenseOf(req.scope).scans.identify(shownOf(body))
    const packed = await performed(req.scope, body, id, signedIn(req))
    return { ...(await scannedTag(req.scope, id)), packed }
  },
)

interface PackedLine {
  line_item_id: string
  packed: number
  wanted: number
}

async function performed(
  container: MedusaContainer,
  body: ScanBody,
  tag_id: string,
  actor: Actor,
): Promise<PackedLine | null> {
  if (body.intent === "pack") {
    const line_item_id = body.line_item_id!
    const input = { tag_id, order_id: body.order_id!, line_item_id, actor }
    const { result } = await packCopyWorkflow(container).run({ input })
    return { line_item_id, ...result }
  }
  if (body.intent === "unpack") await unpackCopyWorkflow(container).run({ input: { tag_id, actor } })
  const scan = await copyScan(container, body, tag_id)
  if (scan) await scanCopyWorkflow(container).run({ input: { scan, actor } })
  return null
}

async function copyScan(container: MedusaContainer, body: ScanBody, tag_id: string) {
  const { intent, location_id, variant_id, rental_unit_id, panel_intact } = body
  if (intent === "receive") return { intent, tag_id, location_id, variant_id, rental_unit_id }
  if (intent === "return") return { intent, tag_id, panel_intact: panel_intact! }
  if (intent !== "relabel") return null
  const { replacement_url: url, replacement_code: code } = body
  const named = url !== undefined || code !== undefined
  const replacement = named ? await licenseOf(container).scans.identify(shownOf({ url, code })) : undefined
  return { intent, tag_id, replacement_id: replacement?.id, location_id }
}
