import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CaseStatus, Severity } from "../lib/license-case-types"
import type { DigitalStatus } from "../lib/license-digital-types"
import type { TagMode } from "../lib/license-rule-types"
import type { RiskLevel, TagStatus, Verdict } from "../lib/license-tag-types"

type Color = "green" | "red" | "blue" | "orange" | "grey" | "purple"

const TAG: Record<TagStatus, Color> = {
  minted: "grey",
  printed: "grey",
  assigned: "blue",
  bound: "purple",
  sold: "green",
  activated: "green",
  transfer_pending: "orange",
  returned: "orange",
  relabel: "orange",
  rental_in: "blue",
  rental_out: "purple",
  revoked: "red",
  void: "grey",
}

/** Where a tag stands in its life. */
export function TagStatusBadge({ status }: { status: TagStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={TAG[status] ?? "grey"}>{t(`licenseTags.status.${status}`)}</StatusBadge>
}

const RISK: Record<RiskLevel, Color> = { none: "green", watch: "orange", alert: "red" }

/** How unusual a tag's checks are. */
export function RiskBadge({ level }: { level: RiskLevel }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={RISK[level] ?? "grey"}>{t(`licenseTags.risk.${level}`)}</StatusBadge>
}

const VERDICT: Record<Verdict, Color> = {
  not_released: "grey",
  authentic_in_stock: "green",
  authentic_in_delivery: "green",
  authentic_sold: "green",
  authentic_activated: "green",
  authentic_yours: "green",
  authentic_returned: "blue",
  authentic_rental: "blue",
  caution: "orange",
  revoked: "red",
  void: "grey",
  not_recognised: "red",
}

/** What the public is told. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={VERDICT[verdict] ?? "grey"}>{t(`licenseTags.verdict.${verdict}`)}</StatusBadge>
}

const CASE: Record<CaseStatus, Color> = { open: "orange", investigating: "blue", confirmed: "red", dismissed: "grey" }

export function CaseStatusBadge({ status }: { status: CaseStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={CASE[status] ?? "grey"}>{t(`licenseCases.status.${status}`)}</StatusBadge>
}

const SEVERITY: Record<Severity, Color> = { low: "grey", medium: "orange", high: "red" }

export function SeverityBadge({ severity }: { severity: Severity }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={SEVERITY[severity] ?? "grey"}>{t(`licenseCases.severity.${severity}`)}</StatusBadge>
}

const DIGITAL: Record<DigitalStatus, Color> = { active: "green", suspended: "orange", revoked: "red", expired: "grey" }

export function DigitalStatusBadge({ status }: { status: DigitalStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={DIGITAL[status] ?? "grey"}>{t(`licenseDigital.status.${status}`)}</StatusBadge>
}

const MODE: Record<TagMode, Color> = { none: "grey", optional: "blue", required: "green" }

/** Whether copies of a variant carry tags. */
export function TagModeBadge({ mode }: { mode: TagMode }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={MODE[mode] ?? "grey"}>{t(`tagRules.mode.${mode}.name`)}</StatusBadge>
}
