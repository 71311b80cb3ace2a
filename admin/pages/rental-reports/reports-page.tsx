import { ArrowDownTray } from "@medusajs/icons"
import { Button, clx, Container, Heading, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { RentalNav } from "../../components/rental-nav"
import { useReportExport } from "../../hooks/rental-reports"
import { useCan } from "../../hooks/use-can"
import { useFailureText } from "../../hooks/use-problem-text"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import type { Query } from "../../lib/query"
import { REPORTS, type ReportName } from "../../lib/reports"
import { anyValue, isDate, oneOf, PAGE_SIZE, type ListSpec } from "../../lib/url-list"
import { ReportContent } from "./report-content"
import { ReportFilters } from "./report-filters"

export type ReportFilter = "report" | "location_id" | "variant_id" | "from" | "to"

const REPORT_LIST: ListSpec<ReportFilter> = {
  filters: {
    report: oneOf(...REPORTS),
    location_id: anyValue,
    variant_id: anyValue,
    from: isDate,
    to: isDate,
  },
  sortable: {},
}

/** How renting goes: five questions, each answered for all titles, a location, a title or a time. */
export function ReportsPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(REPORT_LIST)
  const name = (list.state.filters.report ?? "utilisation") as ReportName
  const query = filtersOf(list)
  return (
    <>
      <RentalNav />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t(`reports.name.${name}`)}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t(`reports.explain.${name}`)}
            </Text>
          </div>
          <Export name={name} query={query} />
        </div>
        <Tabs list={list} current={name} />
        <ReportFilters list={list} name={name} />
        <ReportContent
          key={name}
          name={name}
          list={list}
          query={{ ...query, limit: PAGE_SIZE, offset: list.state.offset || undefined }}
        />
      </Container>
    </>
  )
}

function filtersOf({ state }: UrlList<ReportFilter>): Query {
  const { report: _report, ...filters } = state.filters
  return filters
}

function Tabs({ list, current }: { list: UrlList<ReportFilter>; current: ReportName }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex flex-wrap gap-1 px-6 py-3" role="group" aria-label={t("reports.choose")}>
      {REPORTS.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === current}
          onClick={() => list.change({ report: name === "utilisation" ? null : name })}
          className={clx(
            "txt-compact-small-plus focus-visible:shadow-borders-focus rounded-full px-3 py-1.5 outline-none",
            name === current
              ? "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
              : "text-ui-fg-subtle hover:bg-ui-bg-base-hover",
          )}
        >
          {t(`reports.name.${name}`)}
        </button>
      ))}
    </div>
  )
}

function Export({ name, query }: { name: ReportName; query: Query }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const save = useReportExport()
  const failureText = useFailureText()
  if (!can("rental.report:export")) return null
  const run = () =>
    save.mutate(
      { name, query },
      { onError: (error) => toast.error(t("reports.exportFailed"), { description: failureText(error) }) },
    )
  return (
    <Button type="button" size="small" variant="secondary" isLoading={save.isPending} onClick={run}>
      <ArrowDownTray />
      {t("reports.export")}
    </Button>
  )
}
