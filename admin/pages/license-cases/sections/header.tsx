import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { CaseStatusBadge, SeverityBadge } from "../../../components/license-badges"
import { useMe } from "../../../hooks/staff"
import { useCan } from "../../../hooks/use-can"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { CaseDetail } from "../../../lib/license-case-types"
import { useQuickEdit } from "../use-quick-edit"

/** What the case is about, what that means, who works on it, and what can be done. */
export function CaseHeader({ one }: { one: CaseDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const who = one.assigned_to ? (one.assigned_to.name ?? t("licenseCases.former")) : t("licenseCases.nobody")
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-col gap-y-1">
        <Heading className="break-words">{t(`licenseCases.kind.${one.kind}`)}</Heading>
        <div className="flex flex-wrap items-center gap-2 pt-1">
          <CaseStatusBadge status={one.status} />
          <SeverityBadge severity={one.severity} />
          <Text size="small" className="text-ui-fg-subtle">
            {t("licenseCases.assignedTo", { who })}
          </Text>
        </div>
      </div>
      <Text size="small">{t(`licenseCases.kindMeans.${one.kind}`)}</Text>
      <Acts one={one} />
      {one.closed_at && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("licenseCases.closedAt", { time: formatDateTime(one.closed_at, language) })}
        </Text>
      )}
      {one.resolution && (
        <div>
          <Text size="small" weight="plus">
            {t("licenseCases.resolution")}
          </Text>
          <Text size="small" className="whitespace-pre-line break-words">
            {one.resolution}
          </Text>
        </div>
      )}
    </Container>
  )
}

/** Without the right nothing is offered; a closed case is closed. */
function Acts({ one }: { one: CaseDetail }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const { data: me } = useMe()
  const edit = useQuickEdit(one.id)
  const isOpen = one.status === "open" || one.status === "investigating"
  if (!isOpen || !can("license.case:update")) return null
  const mine = me !== undefined && one.assigned_to?.id === me.id
  return (
    <div role="group" aria-label={t("licenseCases.work")} className="flex flex-wrap gap-2">
      {me && !mine && (
        <Button
          type="button"
          size="small"
          isLoading={edit.isPending}
          onClick={() => edit.run({ assigned_to: me.id, ...(one.status === "open" && { status: "investigating" }) })}
        >
          {t("licenseCases.take")}
        </Button>
      )}
      {mine && one.status === "open" && (
        <Button
          type="button"
          size="small"
          isLoading={edit.isPending}
          onClick={() => edit.run({ status: "investigating" })}
        >
          {t("licenseCases.investigate")}
        </Button>
      )}
      {one.assigned_to && (
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={edit.isPending}
          onClick={() => edit.run({ assigned_to: null })}
        >
          {t("licenseCases.giveBack")}
        </Button>
      )}
      <Button size="small" variant="secondary" asChild>
        <Link to="assign">{t("licenseCases.assign.button")}</Link>
      </Button>
      <Button size="small" variant="secondary" asChild>
        <Link to="confirm">{t("licenseCases.decide.confirmed.button")}</Link>
      </Button>
      <Button size="small" variant="secondary" asChild>
        <Link to="dismiss">{t("licenseCases.decide.dismissed.button")}</Link>
      </Button>
    </div>
  )
}
