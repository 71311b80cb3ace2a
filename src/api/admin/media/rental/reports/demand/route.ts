import { demandReport, type DemandRow } from "../../../../../../workflows/rental/readers/reports/demand"
import { columnsOf, reportRoute, titleColumns } from "../../report-route"
import { demandAnswer } from "../../report-validators"

export const GET = reportRoute<DemandRow, unknown>({
  name: "demand",
  summary: "What customers asked for and how much of it was met",
  response: demandAnswer,
  read: demandReport,
  columns: [...titleColumns, ...columnsOf<DemandRow>("seated", "refused", "holds_joined", "fill_rate", "unmet")],
})
