import { clx, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ListPaging } from "../../components/list-paging"
import { useTypeLabel } from "../../hooks/media-types"
import type { UrlList } from "../../hooks/use-url-list"
import { REPORT_FIGURES, type Report, type ReportName, type ReportRows } from "../../lib/reports"
import { PAGE_SIZE } from "../../lib/url-list"
import type { ReportFilter } from "./reports-page"
import { useFigureText } from "./use-figure-text"

type Row = ReportRows[ReportName]

interface Props {
  name: ReportName
  report: Report<ReportName>
  list: UrlList<ReportFilter>
}

/** Every figure of the report in figures. */
export function ReportTable({ name, report, list }: Props) {
  const { t } = useTranslation("media")
  const text = useFigureText()
  const figures = REPORT_FIGURES[name]
  return (
    <>
      <div className="overflow-x-auto" role="region" aria-label={t("reports.table")} tabIndex={0}>
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t(name === "overdue" ? "reports.rental" : "copies.column.title")}</Table.HeaderCell>
              {figures.map(({ key }) => (
                <Table.HeaderCell key={key} className="text-right">
                  {t(`reports.figure.${key}`)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {report.rows.map((row, index) => (
              <Table.Row key={index}>
                <Table.Cell>
                  <RowName row={row} />
                </Table.Cell>
                {figures.map(({ key, kind }) => (
                  <Table.Cell
                    key={key}
                    className={clx("whitespace-nowrap text-right tabular-nums", {
                      "text-ui-fg-error":
                        kind === "share" && Number((row as unknown as Record<string, unknown>)[key]) < 0,
                    })}
                  >
                    {text(row, key, kind)}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      <ListPaging
        count={report.count}
        offset={report.offset}
        shown={report.rows.length}
        pageSize={PAGE_SIZE}
        onGo={(to) => list.change({ offset: to > 0 ? String(to) : null })}
      />
    </>
  )
}

const LINK = "txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus rounded outline-none"

/** A title leads to its copies, an overdue rental to itself. */
function RowName({ row }: { row: Row }) {
  const { t } = useTranslation("media")
  const typeLabel = useTypeLabel()
  if ("rental_id" in row) {
    return (
      <div className="py-1">
        <Link to={`/media/rentals/${row.rental_id}`} className={LINK}>
          {t("copies.rentalOf", {
            number: row.display_no,
            customer: row.customer.name ?? row.customer.email ?? t("copies.formerCustomer"),
          })}
        </Link>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {row.title} · {row.barcode}
        </Text>
      </div>
    )
  }
  return (
    <div className="py-1">
      <Link to={`/media/rentals/copies?variant_id=${row.variant_id}`} className={LINK}>
        {row.title}
      </Link>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {typeLabel(row.media_type)}
      </Text>
    </div>
  )
}
