import { Alert, Container, Heading, Text } from "@medusajs/ui"
import { useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useSymbolPreview } from "../../hooks/license-batches"
import { useLanguage } from "../../hooks/use-language"
import type { BatchDraft } from "../../lib/batch-form"
import { formatNumber } from "../../lib/rental-format"

const PREFIX = /^\d{4,12}$/

/** How large the symbol will be and which label sheets can take it, before anything is ordered. */
export function SymbolCard() {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const scheme = useWatch<BatchDraft, "scheme">({ name: "scheme" })
  const prefix = useWatch<BatchDraft, "company_prefix">({ name: "company_prefix" }).trim()
  const withPin = useWatch<BatchDraft, "with_pin">({ name: "with_pin" })
  const company_prefix = scheme === "gs1_giai" && PREFIX.test(prefix) ? prefix : null
  const { data } = useSymbolPreview({ scheme, company_prefix })
  if (!data) return null
  const { plan, host, layouts } = data
  return (
    <Container className="flex flex-col gap-y-2 px-6 py-4" aria-live="polite">
      <Heading level="h2">{t("batches.preview.title")}</Heading>
      <Text size="small">
        {t("batches.preview.size", {
          size: formatNumber(Math.round(plan.size_mm * 10) / 10, language),
          modules: plan.modules,
          version: plan.version ?? "–",
        })}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {host ? t("batches.preview.host", { host }) : t("batches.noHost")}
      </Text>
      {plan.warning && <Alert variant="warning">{t("batches.preview.large")}</Alert>}
      <ul className="txt-small flex flex-col gap-y-1">
        {layouts.map((layout) => {
          const fits = withPin ? layout.fits_with_pin : layout.fits
          return (
            <li key={layout.name} className={fits ? undefined : "text-ui-fg-subtle"}>
              {t(fits ? "batches.preview.fits" : "batches.preview.tooSmall", {
                layout: t(`batches.layout.${layout.name}`),
              })}
            </li>
          )
        })}
      </ul>
    </Container>
  )
}
