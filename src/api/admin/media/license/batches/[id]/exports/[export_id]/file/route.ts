import { checkPermission, signedIn } from "../../../../../../../../../lib/permission"
import { route } from "../../../../../../../../../lib/route"
import { labelFile } from "../../../../../../../../../workflows/license/batches/label-file"
import { labelExport } from "../../../../../../../../../workflows/license/readers/exports"

export const GET = route(
  {
    summary: "The file of an export",
    description: "A PDF or CSV, streamed. With PINs it needs `license.pin:export`, and the PINs' key.",
    permission: "license.batch:export",
    errors: {
      400: ["media_license_host_missing"],
      404: ["media_license_export_not_found", "media_license_batch_not_found"],
      409: ["media_license_pins_gone"],
    },
  },
  async (req, _input, res) => {
    const { id: batch_id, export_id } = req.params as { id: string; export_id: string }
    const { include_pins } = await labelExport(req.scope, batch_id, export_id)
    if (include_pins) await checkPermission(req, "license.pin:export")
    const file = await labelFile(req.scope, { batch_id, export_id, actor: signedIn(req) })
    res.setHeader("Content-Type", file.type)
    res.setHeader("Content-Disposition", `attachment; filename="${file.name}"`)
    res.setHeader("Cache-Control", "no-store")
    await file.sendTo(res)
  },
)
