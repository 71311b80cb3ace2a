import { Badge, StatusBadge, Text, Tooltip, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import { toBcp47 } from "../lib/format"
import { humanise } from "../lib/schema-fields"
import type { OfferSummary, ProductStatus } from "../lib/types"

const STATUS_COLORS = { draft: "grey", proposed: "orange", published: "green", rejected: "red" } as const

export function ProductStatusBadge({ status }: { status: ProductStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={STATUS_COLORS[status] ?? "grey"}>{t(`status.${status}`)}</StatusBadge>
}

/** `used · VG+/VG`: what is offered, and in which grade. */
export function useOfferText() {
  const { t } = useTranslation("media")
  return (offer: Pick<OfferSummary, "condition" | "media_grade" | "sleeve_grade">): string => {
    const condition = t(`condition.${offer.condition}`)
    const grades = [offer.media_grade, offer.sleeve_grade].filter(Boolean).join("/")
    return grades ? t("offers.withGrades", { condition, grades }) : condition
  }
}

export function OfferBadges({ offers }: { offers: OfferSummary[] }) {
  const text = useOfferText()
  if (offers.length === 0) return <NoValue />
  return (
    <div className="flex flex-wrap gap-1">
      {offers.map((offer) => (
        <Badge key={offer.id} size="2xsmall">
          {text(offer)}
        </Badge>
      ))}
    </div>
  )
}

/** A dash that a screen reader says as "not set". */
export function NoValue() {
  const { t } = useTranslation("media")
  return (
    <span className="text-ui-fg-subtle">
      <span aria-hidden>–</span>
      <span className="sr-only">{t("common.notSet")}</span>
    </span>
  )
}

/** Names of missing fields, for tooltips and lists. */
export function useMissingText() {
  const { t } = useTranslation("media")
  return (field: string): string => {
    const attribute = /^attributes\.(.+)$/.exec(field)?.[1]
    if (attribute) return humanise(attribute)
    return t(`missing.${field}`, { defaultValue: humanise(field) })
  }
}

/** How complete an item's record is: a bar, the figure, and what is missing on hover and focus. */
export function Completeness({ value, missing }: { value: number; missing: readonly string[] }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const name = useMissingText()
  const figure = new Intl.NumberFormat(toBcp47(language), { style: "percent" }).format(value / 100)
  const bar = (
    <div className="flex items-center justify-end gap-x-2">
      <div className="bg-ui-bg-switch-off h-1.5 w-12 overflow-hidden rounded-full" aria-hidden>
        <div className={clx("h-full rounded-full", barColor(value))} style={{ width: `${value}%` }} />
      </div>
      <Text size="small" leading="compact" className="tabular-nums">
        {figure}
      </Text>
    </div>
  )
  if (missing.length === 0) return bar
  return <Tooltip content={t("item.missingList", { fields: missing.map(name).join(t("common.comma")) })}>{bar}</Tooltip>
}

const barColor = (value: number) =>
  value >= 80 ? "bg-ui-tag-green-icon" : value >= 50 ? "bg-ui-tag-orange-icon" : "bg-ui-tag-red-icon"
