import { SectionRow } from "@medusajs/dashboard/components"
import { Badge, Button, Container, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Completeness, NoValue, OfferBadges, useMissingText } from "../../components/badges"
import { ErrorBoundary } from "../../components/error-boundary"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { useItemOfProduct } from "../../hooks/items"
import { useTypeLabel } from "../../hooks/media-types"
import { useLanguage } from "../../hooks/use-language"
import { formatDuration, formatPartialDate } from "../../lib/format"
import type { ItemRow } from "../../lib/types"

/** On Medusa's product page: what kind of release the product is. Whatever happens here, the page around stays. */
export function ProductWidget({ productId }: { productId: string }) {
  const { t } = useTranslation("media")
  return (
    <ErrorBoundary fallback={(error, retry) => <Failure error={error} what={t("widget.failed")} onRetry={retry} />}>
      <Content productId={productId} />
    </ErrorBoundary>
  )
}

function Content({ productId }: { productId: string }) {
  const { t } = useTranslation("media")
  const { data, error, isPending, isError, refetch } = useItemOfProduct(productId)
  if (isPending) return <SectionSkeleton rows={3} what={t("widget.title")} />
  if (isError && data === undefined) {
    return <Failure error={error} what={t("widget.failed")} onRetry={() => void refetch()} />
  }
  return data ? <Details item={data} /> : <MakeItem productId={productId} />
}

/** An ordinary product: left alone unless somebody says it is a release. */
function MakeItem({ productId }: { productId: string }) {
  const { t } = useTranslation("media")
  return (
    <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
      <div>
        <Text size="small" weight="plus">
          {t("widget.title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("widget.notAnItem")}
        </Text>
      </div>
      <Button size="small" variant="secondary" asChild>
        <Link to={`/media/items/create?product_id=${encodeURIComponent(productId)}`}>{t("widget.make")}</Link>
      </Button>
    </Container>
  )
}

function Details({ item }: { item: ItemRow }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const typeLabel = useTypeLabel()
  const missing = useMissingText()
  const rows: [string, string][] = [
    [t("item.artist"), item.artist ?? ""],
    [t("item.edition"), item.edition ?? ""],
    [t("item.releaseDate"), formatPartialDate(item.release_date, item.date_precision, language)],
    [t("item.label"), [item.label, item.catalog_number].filter(Boolean).join(" · ")],
    [t("item.discs"), discText(t, item)],
  ]
  return (
    <Section
      title={t("widget.title")}
      actions={
        <>
          <Badge size="xsmall">{typeLabel(item.media_type)}</Badge>
          <Button size="small" variant="secondary" asChild>
            <Link to={`/media/items/${item.id}`}>{t("widget.open")}</Link>
          </Button>
        </>
      }
    >
      {rows.map(([title, value]) => (
        <SectionRow key={title} title={title} value={value || <NoValue />} />
      ))}
      <SectionRow title={t("item.offers")} value={<OfferBadges offers={item.offers} />} />
      <SectionRow
        title={t("item.completeness")}
        value={<Completeness value={item.data_quality} missing={item.missing_fields} />}
      />
      {item.missing_fields.length > 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("item.missingList", { fields: item.missing_fields.map(missing).join(t("common.comma")) })}
        </Text>
      )}
    </Section>
  )
}

function discText(t: (key: string, values: Record<string, unknown>) => string, item: ItemRow): string {
  if (item.disc_count === 0) return ""
  const discs = t("discs.count", { count: item.disc_count })
  const duration = formatDuration(item.total_duration_ms)
  return item.total_duration_ms > 0 ? t("discs.withDuration", { discs, duration }) : discs
}
