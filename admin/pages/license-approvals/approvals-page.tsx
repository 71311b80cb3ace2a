import { Button, Heading, Text, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { ApprovalStateBadge } from "../../components/batch-badges"
import { LicenseNav } from "../../components/license-nav"
import { FilterSelect } from "../../components/list-controls"
import { PagedRows } from "../../components/list-paging"
import { Section } from "../../components/states"
import { TextLink } from "../../components/text-link"
import { useApprovals, useDecide } from "../../hooks/license-approvals"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { useFailureText } from "../../hooks/use-problem-text"
import { useUrlList } from "../../hooks/use-url-list"
import { formatDateTime, pickLabel } from "../../lib/format"
import type { Approval } from "../../lib/license-batch-types"
import { listRequest, oneOf, PAGE_SIZE, type ListSpec } from "../../lib/url-list"
import { tell } from "../../lib/tell"

const STATES = ["pending", "approved", "rejected", "expired"] as const
const SPEC: ListSpec<"state"> = { filters: { state: oneOf(...STATES) }, sortable: { created_at: "created_at" } }

/** Acts that take two people: who asks for what, and who agrees. */
export function ApprovalsPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(SPEC)
  const query = useApprovals(listRequest(list.state))
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Section level="h1" title={t("approvals.title")} subtitle={t("approvals.hint")}>
        <div className="px-6 py-4">
          <FilterSelect
            label={t("approvals.column.state")}
            value={list.state.filters.state ?? ""}
            choices={STATES.map((value) => ({ value, label: t(`approvals.state.${value}`) }))}
            onChange={(state) => list.change({ state })}
          />
        </div>
        <PagedRows
          texts="approvals"
          query={query}
          shown={query.data?.approvals.length}
          offset={list.state.offset}
          pageSize={PAGE_SIZE}
          onGo={(offset) => list.change({ offset: offset > 0 ? String(offset) : null })}
        >
          {query.data?.approvals.map((approval) => (
            <ApprovalRow key={approval.id} approval={approval} />
          ))}
        </PagedRows>
      </Section>
    </div>
  )
}

function ApprovalRow({ approval }: { approval: Approval }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { action, reason, note, requested_by, decided_by, state } = approval
  return (
    <article className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-2">
          <Heading level="h2">{t(`approvals.action.${action}`)}</Heading>
          <ApprovalStateBadge state={state} />
        </div>
        <Target approval={approval} />
        <Text size="small">
          {t("approvals.reason", { reason: t(`approvals.knownReason.${reason}`, { defaultValue: reason }) })}
        </Text>
        {note && (
          <Text size="small" className="break-words">
            {note}
          </Text>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("approvals.askedBy", {
            name: requested_by.name ?? requested_by.id,
            at: formatDateTime(approval.created_at, language),
          })}
          {decided_by
            ? ` · ${t("approvals.decidedBy", { name: decided_by.name ?? decided_by.id, at: formatDateTime(approval.decided_at, language) })}`
            : state === "pending"
              ? ` · ${t("approvals.until", { at: formatDateTime(approval.expires_at, language) })}`
              : ""}
        </Text>
      </div>
      {state === "pending" && <Decide approval={approval} />}
    </article>
  )
}

function Target({ approval: { action, target, target_id } }: { approval: Approval }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const title = pickLabel(target.title, language, "")
  if (action === "distrust_key") {
    return <Text size="small">{t("approvals.key", { kid: target.kid, title })}</Text>
  }
  return (
    <Text size="small">
      <TextLink to={`/media/license/tags/${target_id}`}>{target.serial_printed}</TextLink> {title}
    </Text>
  )
}

/** Who has asked cannot decide; everybody else with the right is asked once more before a yes. */
function Decide({ approval }: { approval: Approval }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const prompt = usePrompt()
  const failureText = useFailureText()
  const decide = useDecide()
  if (approval.own) {
    return (
      <Text size="small" className="text-ui-fg-subtle max-w-56">
        {t("approvals.own")}
      </Text>
    )
  }
  if (!can("license.revocation:apply")) return null
  const run = async (decision: "approve" | "reject") => {
    const agreed =
      decision === "reject" ||
      (await prompt({
        variant: "danger",
        title: t(`approvals.confirm.${approval.action}.title`),
        description: t(`approvals.confirm.${approval.action}.description`),
        confirmText: t("approvals.approve"),
        cancelText: t("common.cancel"),
      }))
    if (!agreed) return
    tell(decide.mutateAsync({ id: approval.id, decision }), {
      done: t(`approvals.done.${decision}`),
      failed: t("approvals.notDone"),
      reason: failureText,
    })
  }
  return (
    <div className="flex items-center gap-x-2">
      <Button
        type="button"
        size="small"
        variant="secondary"
        disabled={decide.isPending}
        onClick={() => void run("reject")}
      >
        {t("approvals.reject")}
      </Button>
      <Button type="button" size="small" isLoading={decide.isPending} onClick={() => void run("approve")}>
        {t("approvals.approve")}
      </Button>
    </div>
  )
}
