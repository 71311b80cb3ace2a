import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Approval, BatchStatus, SigningKey } from "../lib/license-batch-types"

type Color = "green" | "red" | "blue" | "orange" | "grey" | "purple"

const BATCH: Record<BatchStatus, Color> = {
  awaiting_approval: "orange",
  minting: "blue",
  ready: "green",
  closed: "grey",
  failed: "red",
  canceled: "grey",
}

export function BatchStatusBadge({ status }: { status: BatchStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={BATCH[status]}>{t(`batches.status.${status}`)}</StatusBadge>
}

const APPROVAL: Record<Approval["state"], Color> = {
  pending: "orange",
  approved: "green",
  rejected: "red",
  expired: "grey",
}

export function ApprovalStateBadge({ state }: { state: Approval["state"] }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={APPROVAL[state]}>{t(`approvals.state.${state}`)}</StatusBadge>
}

const KEY: Record<SigningKey["state"], Color> = { pending: "grey", active: "green", closed: "blue", distrusted: "red" }

export function KeyStateBadge({ state }: { state: SigningKey["state"] }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={KEY[state]}>{t(`signingKeys.state.${state}`)}</StatusBadge>
}
