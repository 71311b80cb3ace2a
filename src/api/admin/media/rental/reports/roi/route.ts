import { roiReport, type RoiRow } from "../../../../../../workflows/rental/readers/reports/roi"
import { columnsOf, reportRoute, titleColumns } from "../../report-route"
import { roiAnswer } from "../../report-validators"

export const GET = reportRoute<RoiRow, unknown>({
  name: "roi",
  summary: "What the copies have brought against what they cost",
  description: "Over the whole life of the copies; `from` and `to` do not narrow it.",
  response: roiAnswer,
  read: roiReport,
  columns: [
    ...titleColumns,
    ...columnsOf<RoiRow>("copies", "currency_code", "revenue", "purchase_cost", "roi", "payback_date"),
  ],
})
