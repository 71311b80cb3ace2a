import { SectionRow } from "@medusajs/dashboard/components"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { TAG_STATUSES } from "../../../../src/modules/license/domain/enums"
import { NoValue } from "../../../components/badges"
import { Section } from "../../../components/states"
import { TextLink } from "../../../components/text-link"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import { shownToBuyers } from "../../../lib/batch-dossier"
import type { BatchDetail } from "../../../lib/license-batch-types"
import { formatNumber } from "../../../lib/rental-format"

/** What the batch is for, who ordered it, and where its copies are. */
export function BatchFacts({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const time = (instant: string | null) => (instant ? formatDateTime(instant, language) : null)
  const product = [batch.product_title, batch.variant_title].filter(Boolean).join(" · ")
  const rows: [string, ReactNode][] = [
    [t("batches.column.purpose"), t(`batches.purpose.${batch.purpose}`)],
    [t("batches.field.scheme"), t(`batches.scheme.${batch.scheme}.name`)],
    [t("batches.field.gtin"), batch.gtin],
    [t("batches.field.company_prefix"), batch.company_prefix],
    [
      t("batches.field.variant"),
      batch.product_id && (
        <TextLink to={`/products/${batch.product_id}/variants/${batch.variant_id}`}>{product}</TextLink>
      ),
    ],
    [t("batches.field.mandate_ref"), batch.mandate_ref],
    [t("batches.fact.host"), batch.host],
    [t("batches.fact.key"), batch.kid === null ? null : String(batch.kid)],
    [t("batches.fact.pins"), t(`batches.pins.${pinState(batch)}`)],
    [t("batches.column.requestedBy"), batch.requested_by.name ?? batch.requested_by.id],
    [t("batches.fact.approvedBy"), batch.approved_by && (batch.approved_by.name ?? batch.approved_by.id)],
    [t("batches.column.created"), time(batch.created_at)],
    [t("batches.fact.ready"), time(batch.ready_at)],
    [t("batches.fact.closed"), time(batch.closed_at)],
  ]
  const counted = TAG_STATUSES.filter((status) => batch.tags[status] > 0)
  return (
    <>
      <Section title={t("batches.facts")}>
        {rows.map(([title, value]) => (
          <SectionRow key={title} title={title} value={value || <NoValue />} />
        ))}
      </Section>
      <Section title={t("batches.group.name")} subtitle={t("batches.group.nameHint")}>
        {shownToBuyers(batch).map(({ field, values }) => (
          <SectionRow key={field} title={t(`batches.field.${field}`)} value={<Values values={values} />} />
        ))}
      </Section>
      {counted.length > 0 && (
        <Section title={t("batches.copies")}>
          {counted.map((status) => (
            <SectionRow
              key={status}
              title={t(`batches.tag.${status}`)}
              value={
                <TextLink to={`/media/license/tags?batch_id=${batch.id}&status=${status}`}>
                  {formatNumber(batch.tags[status], language)}
                </TextLink>
              }
            />
          ))}
        </Section>
      )}
    </>
  )
}

/** One below the other; an address that nobody broke into words still stays in its card. */
function Values({ values }: { values: string[] }) {
  return (
    <ul className="txt-small min-w-0 break-words">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  )
}

function pinState({ with_pin, pins_available, pins_finished_at, kid }: BatchDetail): string {
  if (!with_pin) return "none"
  if (pins_finished_at) return "finished"
  return pins_available || kid === null ? "available" : "finished"
}
