import { checkPermission, signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { orderLabelsWorkflow } from "../../../../../../../workflows/license/batches"
import { labelExport, labelExports } from "../../../../../../../workflows/license/readers/exports"
import { exportAnswer, exportBody, exportsAnswer, listExportsQuery } from "../../../batch-validators"

export const GET = route(
  {
    summary: "Labels of a batch that were exported",
    permission: "license.batch:read",
    query: listExportsQuery,
    response: exportsAnswer,
  },
  async (req, { query: { limit, offset } }) => {
    const { exports, count } = await labelExports(req.scope, { batch_id: req.params.id!, limit, offset })
    return { exports, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Order labels of a batch",
    description:
      "Answers where the file is to be had; its tags become printed as it is downloaded. PINs need `license.pin:export`, too.",
    permission: "license.batch:export",
    idempotency: "mediaLicense",
    body: exportBody,
    response: exportAnswer,
    status: 201,
    errors: {
      400: [
        "media_invalid",
        "media_license_host_missing",
        "media_license_range_invalid",
        "media_license_layout_invalid",
      ],
      404: ["media_license_batch_not_found"],
      409: ["media_license_batch_state", "media_license_pins_gone"],
    },
  },
  async (req, { body }) => {
    const batch_id = req.params.id!
    if (body.include_pins) await checkPermission(req, "license.pin:export")
    const { result } = await orderLabelsWorkflow(req.scope).run({
      input: { batch_id, order: body, actor: signedIn(req) },
    })
    return {
      export: await labelExport(req.scope, batch_id, result.id),
      file: `/admin/media/license/batches/${batch_id}/exports/${result.id}/file`,
    }
  },
)
