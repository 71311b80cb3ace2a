import { useState } from "react"
import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListCard } from "../../components/list-card"
import { ListTable } from "../../components/list-table"
import { useRules } from "../../hooks/license-rules"
import { useCan } from "../../hooks/use-can"
import { useUrlList } from "../../hooks/use-url-list"
import type { VariantRule } from "../../lib/license-rule-types"
import { listRequest } from "../../lib/url-list"
import { RULE_LIST } from "./list-specs"
import { RuleDrawer } from "./rule-drawer"
import { RuleFilters } from "./rule-filters"
import { RuleTabs } from "./tabs"
import { useAskDeleteRule } from "./use-ask-delete"
import { useRuleColumns } from "./use-rule-columns"

/** Which variants carry tags, and which licence comes with them. */
export function RulesPage() {
  const { t } = useTranslation("media")
  const mayChange = useCan()("license.rule:update")
  const list = useUrlList(RULE_LIST)
  const query = useRules(listRequest(list.state))
  const [edited, setEdited] = useState<VariantRule | "new" | null>(null)
  const askDelete = useAskDeleteRule()
  const columns = useRuleColumns(mayChange ? { onEdit: setEdited, onDelete: (rule) => void askDelete(rule) } : null)
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <ListCard
        texts="tagRules"
        list={list}
        query={query}
        action={mayChange ? { label: t("tagRules.add"), onClick: () => setEdited("new") } : undefined}
        filters={
          <>
            <RuleTabs current="variants" />
            <RuleFilters list={list} />
          </>
        }
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.variant_rules}
          columns={columns}
          sortable={RULE_LIST.sortable}
        />
      </ListCard>
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
