import { Button, Container, Heading } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListCount, ListTable } from "../../components/list-table"
import { Empty, Failure } from "../../components/states"
import { useRules } from "../../hooks/license-rules"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import type { VariantRule } from "../../lib/license-rule-types"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { RULE_LIST, type RuleFilter } from "./list-specs"
import { RuleDrawer } from "./rule-drawer"
import { RuleFilters } from "./rule-filters"
import { RuleTabs } from "./tabs"
import { useAskDeleteRule } from "./use-ask-delete"
import { useRuleColumns } from "./use-rule-columns"

/** Which variants carry tags, and which licence comes with them. */
export function RulesPage() {
  const { t } = useTranslation("media")
  const can = useCan()
  const list = useUrlList(RULE_LIST)
  const query = useRules(listRequest(list.state))
  const [edited, setEdited] = useState<VariantRule | "new" | null>(null)
  const failed = query.isError && !query.data
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("tagRules.title")}</Heading>
            <ListCount
              count={query.data?.count}
              loading={query.isFetching}
              what={t("tagRules.title")}
              text={(count, formatted) => t("tagRules.count", { count, formatted })}
            />
          </div>
          {can("license.rule:update") && (
            <Button type="button" size="small" onClick={() => setEdited("new")}>
              {t("tagRules.add")}
            </Button>
          )}
        </div>
        <RuleTabs current="variants" />
        <RuleFilters list={list} />
        {failed ? (
          <Failure bare error={query.error} what={t("tagRules.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <RuleTable list={list} query={query} onEdit={setEdited} />
        )}
      </Container>
      {edited && (
        <RuleDrawer
          key={edited === "new" ? "new" : edited.id}
          rule={edited === "new" ? null : edited}
          onEditOther={setEdited}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  )
}

interface TableProps {
  list: UrlList<RuleFilter>
  query: ReturnType<typeof useRules>
  onEdit: (rule: VariantRule | "new") => void
}

function RuleTable({ list, query, onEdit }: TableProps) {
  const { t } = useTranslation("media")
  const mayChange = useCan()("license.rule:update")
  const askDelete = useAskDeleteRule()
  const columns = useRuleColumns(mayChange ? { onEdit, onDelete: (rule) => void askDelete(rule) } : null)
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("tagRules.noMatch.title")}
        message={t("tagRules.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("tagRules.empty.title")}
        message={t("tagRules.empty.message")}
        action={mayChange ? { label: t("tagRules.add"), onClick: () => onEdit("new") } : undefined}
      />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.variant_rules}
      count={query.data?.count ?? 0}
      columns={columns}
      sortable={RULE_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
    />
  )
}
