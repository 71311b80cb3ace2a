import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid, type Problem } from "../../../lib/errors"
import type { ExportOrder } from "../../../modules/license/actions/labels"
import { labelProblems } from "../labels/arrangement"
import { labelLayout, labelsPerPage, layoutOf } from "../labels/layouts"
import { licenseOf } from "../lib/service"
import { symbolPreview } from "./symbol-preview"

/**
 * Sheets that cannot be drawn are refused when they are ordered: a download that breaks off would have marked its tags
 * as printed. A list has no sheet, and an unknown batch is refused by the order itself.
 *
 * @throws 400 `media_license_range_invalid` for a first place that is not on the sheet, `media_license_layout_invalid`
 * for labels that are too small for the symbols of this batch
 */
export async function requireRoom(container: MedusaContainer, batchId: string, order: ExportOrder): Promise<void> {
  if (order.format !== "pdf") return
  const named = labelLayout.parse(order.layout)
  const layout = layoutOf(named)
  const places = labelsPerPage(layout)
  const problems: Problem[] = []
  if (order.start_position > places) {
    const message = `the sheet has the places 1 to ${places}`
    problems.push({ path: "start_position", code: "media_license_range_invalid", message })
  }
  const batch = await licenseOf(container).batches.find(batchId)
  if (batch) {
    const { scheme, company_prefix } = batch
    const { plan } = symbolPreview(container, { scheme, company_prefix, symbol: order.symbol ?? "qr" })
    const small = labelProblems(layout, plan.size_mm, order.include_pins)
    problems.push(...small.map(({ path, code, message }) => atLayout(typeof named === "string", path, code, message)))
  }
  if (problems.length > 0) throw invalid(problems)
}

/** A sheet of ours has no length that the caller could change: another sheet is the way out. */
const atLayout = (ours: boolean, path: string, code: string, message: string): Problem =>
  ours ? { path: "layout", code, message: `${path} ${message}` } : { path: `layout.${path}`, code, message }
