import { lossReport, type LossRow } from "../../../../../../workflows/rental/readers/reports/losses"
import { columnsOf, reportRoute, titleColumns } from "../../report-route"
import { lossAnswer } from "../../report-validators"

export const GET = reportRoute<LossRow, unknown>({
  name: "losses",
  summary: "Copies lost, found and bought out",
  response: lossAnswer,
  read: lossReport,
  columns: [
    ...titleColumns,
    ...columnsOf<LossRow>("rentals", "lost", "found", "bought_out", "loss_rate", "missing_now"),
    {
      name: "charged",
      value: ({ charged }) => charged.map(({ amount, currency_code }) => `${amount} ${currency_code}`).join("; "),
    },
  ],
})
