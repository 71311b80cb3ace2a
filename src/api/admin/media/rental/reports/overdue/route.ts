import { overdueReport, type OverdueRow } from "../../../../../../workflows/rental/readers/reports/overdue"
import { columnsOf, reportRoute } from "../../report-route"
import { overdueAnswer } from "../../report-validators"

export const GET = reportRoute<OverdueRow, unknown>({
  name: "overdue",
  summary: "Copies that should be back, and how often returns are late",
  description: "The rows are of now; `from` and `to` narrow the returns that the totals count.",
  response: overdueAnswer,
  read: overdueReport,
  columns: [
    ...columnsOf<OverdueRow>("display_no", "title", "barcode"),
    { name: "customer", value: ({ customer }) => customer.name ?? customer.email ?? customer.id },
    { name: "email", value: ({ customer }) => customer.email },
    ...columnsOf<OverdueRow>("due_at", "late_count", "late_unit", "accrued", "currency_code"),
  ],
})
