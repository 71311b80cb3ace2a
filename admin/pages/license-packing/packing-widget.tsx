import type { AdminOrder } from "@medusajs/framework/types"
import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ErrorBoundary } from "../../components/error-boundary"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { useLineTags, useTagModes } from "../../hooks/license-packing"
import { useRentals } from "../../hooks/rentals"
import { useCan } from "../../hooks/use-can"
import { isForbidden } from "../../lib/api-error"
import { packItems, sortTags, type PackLine } from "../../lib/license-packing"
import { PackLines } from "./pack-lines"
import { PackScan } from "./pack-scan"

/** On Medusa's order page: which copies go into the parcel. Whatever happens here, the page around stays. */
export function PackingWidget({ order }: { order: AdminOrder }) {
  const { t } = useTranslation("media")
  return (
    <ErrorBoundary fallback={(error, retry) => <Failure error={error} what={t("packing.failed")} onRetry={retry} />}>
      <Content order={order} />
    </ErrorBoundary>
  )
}

const RENTALS = 100

function Content({ order }: { order: AdminOrder }) {
  const { t } = useTranslation("media")
  const items = order.items ?? []
  const variants = [...new Set(items.flatMap(({ variant_id: id }) => (id ? [id] : [])))].sort()
  const rules = useTagModes(variants)
  const rentals = useRentals({ order_id: order.id, order: "display_no", limit: RENTALS })
  const rented = new Set((rentals.data?.orders ?? []).flatMap(({ order_line_id: id }) => (id ? [id] : [])))
  const lines = packItems(items, rules.data ?? [], rented)
  if (variants.length === 0 || isForbidden(rules.error)) return null
  if (rules.error && !rules.data) {
    return <Failure error={rules.error} what={t("packing.failed")} onRetry={() => void rules.refetch()} />
  }
  // Most orders have nothing to pack by scan; a card that comes and goes would only be in the way.
  if (rules.isPending || rentals.isPending || lines.length === 0) return null
  return <Packing order={order} lines={lines} />
}

interface PackingProps {
  order: AdminOrder
  lines: ReturnType<typeof packItems>
}

function Packing({ order, lines: wanted }: PackingProps) {
  const { t } = useTranslation("media")
  const can = useCan()
  const version = `${String(order.updated_at)} ${wanted.map((line) => line.wanted).join()}`
  const tags = useLineTags(
    wanted.map(({ id }) => id),
    version,
  )
  if (isForbidden(tags.error)) return null
  if (tags.isPending) return <SectionSkeleton rows={2} what={t("packing.title")} />
  if (tags.error) return <Failure error={tags.error} what={t("packing.failed")} onRetry={tags.refetch} />
  const lines = wanted.map((line, index): PackLine => {
    const page = tags.pages[index]
    return { ...line, ...sortTags(line.id, page?.tags ?? []), more: (page?.count ?? 0) - (page?.tags.length ?? 0) }
  })
  const canceled = order.status === "canceled"
  const isOpen = lines.some((line) => line.wanted > 0) && !canceled
  const mayScan = can("license.tag:update")
  return (
    <Section
      title={t("packing.title")}
      subtitle={isOpen && mayScan ? t("packing.hint") : undefined}
      actions={
        lines.some(({ bound }) => bound.length > 0) && (
          <Button size="small" variant="secondary" asChild>
            <Link to={`/media/license/tags?order_id=${order.id}`}>{t("packing.all")}</Link>
          </Button>
        )
      }
    >
      {canceled && <Note text={t("packing.canceled")} />}
      {isOpen && !mayScan && <Note text={t("packing.readOnly")} />}
      {isOpen && mayScan && <PackScan orderId={order.id} lines={lines} />}
      <PackLines lines={lines} mayScan={mayScan} />
    </Section>
  )
}

const Note = ({ text }: { text: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-4">
    {text}
  </Text>
)
