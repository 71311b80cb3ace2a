import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { TagStatusBadge } from "../../components/license-badges"
import { TextLink } from "../../components/text-link"
import { useLanguage } from "../../hooks/use-language"
import { tagTitle } from "../../lib/license-format"
import type { Tag, Verdict } from "../../lib/license-tag-types"

/** Which copy the label belongs to, to compare with the one in one's hand; and what the public would be told. */
export function TagSummary({ tag, verdict }: { tag: Tag; verdict?: Verdict }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const about = [tagTitle(tag, language), tag.edition].filter(Boolean).join(" · ")
  const product = [tag.product_title, tag.variant_title, tag.sku].filter(Boolean).join(" · ")
  const place = [
    tag.stock_location_name,
    tag.order_display_id !== null ? t("licenseTags.orderNo", { number: tag.order_display_id }) : null,
    tag.owner_email,
  ].filter(Boolean)
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-lg p-4">
      <div className="flex flex-wrap items-center gap-2">
        <Text weight="plus" className="break-words">
          {about || t("licenseTags.one")}
        </Text>
        <TagStatusBadge status={tag.status} />
        {tag.public_caution && <StatusBadge color="orange">{t("licenseTags.caution")}</StatusBadge>}
      </div>
      {product && product !== about && (
        <Text size="small" className="break-words">
          {product}
        </Text>
      )}
      {place.length > 0 && (
        <Text size="small" className="text-ui-fg-subtle break-words">
          {place.join(" · ")}
        </Text>
      )}
      <Text size="small">{t(`licenseTags.statusMeans.${tag.status}`)}</Text>
      {verdict && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("licenseConsole.publicSees", { verdict: t(`licenseTags.verdict.${verdict}`) })}
        </Text>
      )}
      <TextLink to={`/media/license/tags/${tag.id}`} className="txt-small self-start">
        {t("licenseConsole.openTag", { serial: tag.serial_printed })}
      </TextLink>
    </div>
  )
}
