import { SectionRow } from "@medusajs/dashboard/components"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { Section } from "../../../components/states"
import { TextLink } from "../../../components/text-link"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { Tag } from "../../../lib/license-tag-types"
import { formatNumber } from "../../../lib/rental-format"

/** What the tag belongs to, each with the way there. */
export function TagFacts({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const time = (instant: string | null) => (instant ? formatDateTime(instant, language) : null)
  // What every tag has or lacks for a reason; then what only some have.
  const rows: [string, ReactNode][] = [
    [
      t("licenseTags.column.batch"),
      <TextLink to={`/media/license/batches/${tag.batch_id}`}>
        {t("licenseTags.batchPlace", { number: formatNumber(tag.idx + 1, language) })}
      </TextLink>,
    ],
    [t("licenseTags.fact.product"), <ProductLink tag={tag} />],
    [t("licenseTags.fact.order"), <OrderLink tag={tag} />],
    [t("licenseTags.fact.owner"), <OwnerLink tag={tag} />],
    [t("licenseTags.fact.location"), tag.stock_location_name || <NoValue />],
    [t("licenseTags.fact.pin"), t(tag.has_pin ? "common.yes" : "common.no")],
    [t("licenseTags.fact.scheme"), t(`licenseTags.scheme.${tag.scheme}`)],
    [t("licenseTags.fact.key"), String(tag.kid)],
  ]
  const some: [string, ReactNode][] = [
    [
      t("licenseTags.fact.rentalUnit"),
      tag.rental_unit_id && (
        <TextLink to={`/media/rentals/copies/${tag.rental_unit_id}`}>{t("licenseTags.rentalCopy")}</TextLink>
      ),
    ],
    [
      t("licenseTags.fact.panel"),
      tag.panel_intact === null ? null : t(`licenseTags.panel.${String(tag.panel_intact)}`),
    ],
    [t("licenseTags.fact.gtin"), tag.gtin],
    [t("licenseTags.fact.printed"), time(tag.printed_at)],
    [t("licenseTags.fact.bound"), time(tag.bound_at)],
    [t("licenseTags.fact.sold"), time(tag.sold_at)],
    [t("licenseTags.fact.activated"), time(tag.activated_at)],
    [t("licenseTags.fact.revoked"), time(tag.revoked_at)],
    [
      t("licenseTags.fact.reason"),
      tag.revoke_reason && t(`licenseTags.revokeReason.${tag.revoke_reason}`, { defaultValue: tag.revoke_reason }),
    ],
  ]
  return (
    <Section title={t("licenseTags.facts")}>
      {[...rows, ...some.filter(([, value]) => value)].map(([title, value]) => (
        <SectionRow key={title} title={title} value={value} />
      ))}
    </Section>
  )
}

function ProductLink({ tag }: { tag: Tag }) {
  if (!tag.product_id) return <NoValue />
  const name = [tag.product_title, tag.variant_title].filter(Boolean).join(" · ")
  const path = tag.variant_id ? `/products/${tag.product_id}/variants/${tag.variant_id}` : `/products/${tag.product_id}`
  return (
    <span className="min-w-0 break-words">
      <TextLink to={path}>{name}</TextLink>
      {tag.sku && <span className="text-ui-fg-subtle"> {tag.sku}</span>}
    </span>
  )
}

/** The order it went out with, or the one it has been scanned for. */
function OrderLink({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  const id = tag.order_id ?? tag.packed?.order_id
  if (!id) return <NoValue />
  const number = tag.order_id ? tag.order_display_id : (tag.packed?.order_display_id ?? null)
  return (
    <span>
      <TextLink to={`/orders/${id}`}>
        {number === null ? t("licenseTags.anOrder") : t("licenseTags.orderNo", { number })}
      </TextLink>
      {!tag.order_id && <span className="block">{t("licenseTags.waitsForParcel")}</span>}
    </span>
  )
}

function OwnerLink({ tag }: { tag: Tag }) {
  if (!tag.owner_id) return <NoValue />
  return (
    <TextLink to={`/customers/${tag.owner_id}`} className="min-w-0 break-all">
      {tag.owner_email ?? tag.owner_id}
    </TextLink>
  )
}
