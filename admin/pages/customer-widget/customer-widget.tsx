import { SectionRow } from "@medusajs/dashboard/components"
import { Alert, Button, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../components/badges"
import { ErrorBoundary } from "../../components/error-boundary"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { useMember } from "../../hooks/rental-members"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { isForbidden } from "../../lib/api-error"
import { formatDateTime } from "../../lib/format"
import { ageOn } from "../../lib/member-form"
import type { Member } from "../../lib/rental-types"
import { formatDate, knownZone, todayIn } from "../../lib/shop-clock"
import { MemberDrawer } from "./member-drawer"
import { OpenRentals } from "./open-rentals"

/** On Medusa's customer page: the customer at the rental desk. Whatever happens here, the page around stays. */
export function CustomerWidget({ customerId }: { customerId: string }) {
  const { t } = useTranslation("media")
  return (
    <ErrorBoundary fallback={(error, retry) => <Failure error={error} what={t("member.failed")} onRetry={retry} />}>
      <Content customerId={customerId} />
    </ErrorBoundary>
  )
}

function Content({ customerId }: { customerId: string }) {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useMember(customerId)
  if (isPending) return <SectionSkeleton rows={5} what={t("member.title")} />
  if (isForbidden(error)) return null
  if (data === undefined) return <Failure error={error} what={t("member.failed")} onRetry={() => void refetch()} />
  return data ? <MemberCard member={data} /> : null
}

function MemberCard({ member }: { member: Member }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const [open, setOpen] = useState(false)
  const mayEdit = can(member.id ? "rental.member:update" : "rental.member:create")
  return (
    <Section
      title={t("member.title")}
      actions={
        <>
          {member.is_member && (
            <StatusBadge color={member.blocked ? "red" : "green"}>
              {t(`rental.memberStatus.${member.blocked ? "blocked" : "active"}`)}
            </StatusBadge>
          )}
          {mayEdit && (
            <Button type="button" size="small" variant="secondary" onClick={() => setOpen(true)}>
              {t(member.id ? "member.edit" : "member.make")}
            </Button>
          )}
        </>
      }
    >
      <Block member={member} />
      {member.is_member ? (
        <Facts member={member} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("member.none")}
        </Text>
      )}
      <OpenRentals member={member} />
      {open && <MemberDrawer member={member} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Block({ member }: { member: Member }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  if (!member.blocked) return null
  const until = member.block_until
  return (
    <div className="px-6 py-4">
      <Alert variant="error">
        <Text size="small">
          {until
            ? t("member.blockedUntil", { reason: member.block_reason, time: formatDateTime(until, language) })
            : t("member.blockedOpen", { reason: member.block_reason })}
        </Text>
      </Alert>
    </div>
  )
}

function Facts({ member }: { member: Member }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { date_of_birth: birth, id_verified_at: checked, max_open: most } = member
  const age = ageOn(birth, todayIn(knownZone(null)))
  return (
    <>
      <SectionRow title={t("member.no")} value={member.member_no ?? <NoValue />} />
      <SectionRow
        title={t("desk.identity.birthDate")}
        value={
          birth && age !== null ? t("member.birth", { date: formatDate(birth, language), count: age }) : <NoValue />
        }
      />
      <SectionRow
        title={t("member.idChecked")}
        value={checked ? formatDateTime(checked, language) : t("member.notChecked")}
      />
      <SectionRow title={t("member.maxOpen")} value={most === null ? t("member.byTerms") : String(most)} />
      <SectionRow
        title={t("rental.chargeKind.deposit")}
        value={t(member.deposit_waived ? "member.waived" : "member.byTerms")}
      />
    </>
  )
}
