import { SectionRow } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { ErrorBoundary } from "../../components/error-boundary"
import { TagModeBadge } from "../../components/license-badges"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { TextLink } from "../../components/text-link"
import { useRuleOf } from "../../hooks/license-rules"
import { useCan } from "../../hooks/use-can"
import type { VariantRule } from "../../lib/license-rule-types"
import { Nothing } from "../item/sections/section-parts"
import { RuleDrawer } from "./rule-drawer"

interface Props {
  variantId: string
  name: string
}

/** On Medusa's variant page: its tags and licence. Whatever happens here, the page around stays. */
export function RuleWidget(props: Props) {
  const { t } = useTranslation("media")
  return (
    <ErrorBoundary
      fallback={(error, retry) => <Failure error={error} what={t("tagRules.oneFailed")} onRetry={retry} />}
    >
      <Content key={props.variantId} {...props} />
    </ErrorBoundary>
  )
}

function Content({ variantId, name }: Props) {
  const { t } = useTranslation("media")
  const can = useCan()
  const [opened, setOpened] = useState<{ rule: VariantRule | null } | null>(null)
  const { data: rule, error, isPending, refetch } = useRuleOf(variantId)
  if (isPending) return <SectionSkeleton rows={3} what={t("tagRules.one")} />
  if (rule === undefined) return <Failure error={error} what={t("tagRules.oneFailed")} onRetry={() => void refetch()} />
  return (
    <Section
      title={t("tagRules.one")}
      actions={
        <>
          <Button size="small" variant="transparent" asChild>
            <Link to="/media/license/rules">{t("tagRules.all")}</Link>
          </Button>
          {can("license.rule:update") && (
            <Button type="button" size="small" variant="secondary" onClick={() => setOpened({ rule })}>
              {t(rule ? "tagRules.change" : "tagRules.set")}
            </Button>
          )}
        </>
      }
    >
      {rule ? <Facts rule={rule} /> : <Nothing>{t("tagRules.none")}</Nothing>}
      {opened && (
        <RuleDrawer
          key={opened.rule?.id}
          rule={opened.rule}
          variant={{ id: variantId, name }}
          onEditOther={(other) => setOpened({ rule: other })}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  )
}

function Facts({ rule }: { rule: VariantRule }) {
  const { t } = useTranslation("media")
  return (
    <>
      <SectionRow
        title={t("tagRules.column.tags")}
        value={
          <span className="flex flex-col gap-y-1">
            <TagModeBadge mode={rule.tag_mode} />
            <span className="text-ui-fg-subtle">{t(`tagRules.mode.${rule.tag_mode}.means`)}</span>
          </span>
        }
      />
      <SectionRow
        title={t("tagRules.column.terms")}
        value={
          rule.terms_id ? (
            <TextLink to={`/media/license/rules/terms?id=${rule.terms_id}`}>
              {rule.terms_name ?? rule.terms_id}
            </TextLink>
          ) : (
            <NoValue />
          )
        }
      />
      <SectionRow
        title={t("tagRules.column.files")}
        value={rule.files.length === 0 ? <NoValue /> : <FileNames rule={rule} />}
      />
    </>
  )
}

const FileNames = ({ rule }: { rule: VariantRule }) => (
  <ul className="min-w-0">
    {rule.files.map(({ file_id, title }) => (
      <li key={file_id} className="break-words">
        {title}
      </li>
    ))}
  </ul>
)
