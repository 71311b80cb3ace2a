import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { formatDurationUnits, unitText } from "../lib/durations"
import { formatAmount } from "../lib/format"
import { formatNumber, formatShare } from "../lib/rental-format"
import type { Terms, TermsColumn, TermsScope } from "../lib/rental-setup-types"
import type { TermsField } from "../lib/terms-columns"
import { useTypeLabel } from "./media-types"
import { useLanguage } from "./use-language"

type Value = Terms[TermsColumn] | undefined

/** A rule's value as people read it. */
export function useTermText(): (field: TermsField, value: Value) => string {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return useCallback(
    (field, value) => {
      const off = () => (field.hasOff ? t(`rentalTerms.off.${field.column}`) : "–")
      if (value === null || value === undefined) return off()
      switch (field.kind) {
        case "duration":
          return formatDurationUnits(Number(value), language)
        case "days":
          return field.hasOff && value === 0 ? off() : unitText(Number(value), "day", language)
        case "count":
          return formatNumber(Number(value), language)
        case "percent":
          return formatShare(Number(value) / 100, language)
        case "flag":
          return t(value ? "common.yes" : "common.no")
        case "choice":
          return t(`rentalTerms.option.${field.column}.${String(value)}`)
        case "steps":
          return (value as readonly number[]).length > 0 ? (value as readonly number[]).join(t("common.comma")) : "–"
        default:
          return moneyText(value, language)
      }
    },
    [t, language],
  )
}

function moneyText(value: Value, language: string): string {
  if (typeof value === "number") return formatShare(value / 100, language)
  const amounts = Object.entries(value as Readonly<Record<string, string>>)
  return amounts.length > 0 ? amounts.map(([code, amount]) => formatAmount(amount, code, language)).join(" · ") : "–"
}

/** What a row of terms is for, with the names around it where they are known. */
export interface NamedScope extends TermsScope {
  variant?: { product_title: string } | null
  customer_group?: { name: string } | null
  location?: { name: string } | null
}

/** The parts of a scope, the most particular first; the whole shop when there are none. */
export function useScopeParts(): (scope: NamedScope) => string[] {
  const { t } = useTranslation("media")
  const typeLabel = useTypeLabel()
  return useCallback(
    (scope) => {
      const parts = [
        scope.variant_id && (scope.variant?.product_title ?? scope.variant_id),
        scope.media_type && typeLabel(scope.media_type),
        scope.customer_group_id && (scope.customer_group?.name ?? scope.customer_group_id),
        scope.location_id && (scope.location?.name ?? scope.location_id),
      ].filter((part): part is string => Boolean(part))
      return parts.length > 0 ? parts : [t("rentalTerms.scope.shop")]
    },
    [t, typeLabel],
  )
}
