import { utilisationReport, type UtilisationRow } from "../../../../../../workflows/rental/readers/reports/utilisation"
import { columnsOf, reportRoute, titleColumns } from "../../report-route"
import { utilisationAnswer } from "../../report-validators"

export const GET = reportRoute<UtilisationRow, unknown>({
  name: "utilisation",
  summary: "How much of their time in service the copies were rented",
  response: utilisationAnswer,
  read: utilisationReport,
  columns: [
    ...titleColumns,
    ...columnsOf<UtilisationRow>(
      "copies",
      "rentals",
      "out_days",
      "rentable_days",
      "downtime_days",
      "idle_days",
      "utilisation",
      "turns",
    ),
  ],
})
