import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ListPaging } from "../../components/list-paging"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { useRentalTerms, useResolvedTerms, useResolvedTermsOf } from "../../hooks/rental-terms"
import { useCan } from "../../hooks/use-can"
import type { ResolvedTerms, TermsRow } from "../../lib/rental-setup-types"
import { SHOP, scopedRows, scopeQuery, shopRow } from "../../lib/terms-matrix"
import { NO_CHECK, checkQuery, TermsCheck, type Check } from "./terms-check"
import { MatrixTable, type MatrixColumn } from "./matrix-table"

/** Rows known by name; a shop with more narrows them down on the server. */
const LIMIT = 100
/** Scopes side by side. */
const COLUMNS = 6

/** All rules of all scopes: what is a scope's own, what it inherits, and from where. */
export function TermsMatrix() {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useRentalTerms({ limit: LIMIT })
  if (isPending) return <SectionSkeleton rows={8} what={t("rentalTerms.title")} />
  if (!data) return <Failure error={error} what={t("rentalTerms.failed")} onRetry={() => void refetch()} />
  return <Matrix rows={data.terms} />
}

function Matrix({ rows }: { rows: TermsRow[] }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const [first, setFirst] = useState(0)
  const [check, setCheck] = useState<Check>(NO_CHECK)
  const scoped = scopedRows(rows)
  const start = Math.min(first, Math.max(0, scoped.length - 1))
  const shown = scoped.slice(start, start + COLUMNS)
  const columns = useColumns(shopRow(rows), shown, check)
  return (
    <Section
      title={t("rentalTerms.title")}
      subtitle={t("rentalTerms.subtitle")}
      actions={
        can("rental.setup:create") && (
          <Button size="small" asChild>
            <Link to="terms">{t("rentalTerms.add")}</Link>
          </Button>
        )
      }
    >
      <TermsCheck check={check} onChange={setCheck} />
      <MatrixTable columns={columns} rows={rows} />
      <ListPaging count={scoped.length} offset={start} shown={shown.length} pageSize={COLUMNS} onGo={setFirst} />
    </Section>
  )
}

/** The whole shop first, then what somebody asked for, then one scope after another. */
function useColumns(shop: TermsRow | null, shown: readonly TermsRow[], check: Check): MatrixColumn[] {
  const { t } = useTranslation("media")
  const asked = checkQuery(check)
  const checked = useResolvedTerms(asked ?? {}, asked !== null)
  const [ofShop, ...ofRows] = useResolvedTermsOf([scopeQuery(SHOP), ...shown.map(scopeQuery)])
  return [
    column("shop", shop, ofShop),
    ...(asked === null ? [] : [{ ...column("check", null, checked), title: t("rentalTerms.check.result") }]),
    ...shown.map((row, index) => column(row.id, row, ofRows[index])),
  ]
}

interface Answer {
  data?: ResolvedTerms
  error: unknown
  refetch: () => unknown
}

const column = (key: string, row: TermsRow | null, answer: Answer | undefined): MatrixColumn => ({
  key,
  row,
  resolved: answer?.data ?? null,
  error: answer?.error ?? null,
  retry: () => void answer?.refetch(),
})
