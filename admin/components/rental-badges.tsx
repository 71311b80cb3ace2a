import { Badge, StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ChargeStatus, HoldStatus, RentalStatus, UnitStatus } from "../lib/rental-types"

type Color = "green" | "red" | "blue" | "orange" | "grey" | "purple"

const RENTAL: Record<RentalStatus, Color> = {
  reserved: "blue",
  ready: "purple",
  out: "orange",
  returned: "blue",
  closed: "green",
  canceled: "grey",
  no_show: "grey",
  lost: "red",
  bought_out: "green",
}

/** Where a rental stands; an overdue one says so instead of only "out". */
export function RentalStatusBadge(props: { status: RentalStatus; overdue?: boolean; atRisk?: boolean }) {
  const { t } = useTranslation("media")
  const isOpen = props.status === "reserved" || props.status === "ready"
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      {props.overdue ? (
        <StatusBadge color="red">{t("rental.overdue")}</StatusBadge>
      ) : (
        <StatusBadge color={RENTAL[props.status] ?? "grey"}>{t(`rental.status.${props.status}`)}</StatusBadge>
      )}
      {props.atRisk && isOpen && <StatusBadge color="red">{t("rental.atRisk")}</StatusBadge>}
    </span>
  )
}

const UNIT: Record<UnitStatus, Color> = {
  intake: "grey",
  available: "green",
  ready: "purple",
  out: "orange",
  in_transit: "blue",
  inspecting: "blue",
  cleaning: "blue",
  repair: "orange",
  missing: "red",
  sold: "grey",
  retired: "grey",
}

/** Where a copy is and what is done with it. */
export function UnitStatusBadge({ status }: { status: UnitStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={UNIT[status] ?? "grey"}>{t(`rental.unitStatus.${status}`)}</StatusBadge>
}

const HOLD: Record<HoldStatus, Color> = {
  waiting: "blue",
  suspended: "grey",
  ready: "purple",
  fulfilled: "green",
  expired: "grey",
  canceled: "grey",
}

export function HoldStatusBadge({ status }: { status: HoldStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={HOLD[status] ?? "grey"}>{t(`rental.holdStatus.${status}`)}</StatusBadge>
}

const CHARGE: Record<ChargeStatus, "green" | "orange" | "grey" | "blue"> = {
  pending: "orange",
  invoiced: "blue",
  paid: "green",
  waived: "grey",
  void: "grey",
}

export function ChargeStatusBadge({ status }: { status: ChargeStatus }) {
  const { t } = useTranslation("media")
  return (
    <Badge size="2xsmall" color={CHARGE[status] ?? "grey"}>
      {t(`rental.chargeStatus.${status}`)}
    </Badge>
  )
}
