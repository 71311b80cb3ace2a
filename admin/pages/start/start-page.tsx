import { Button, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { HealthCard } from "../../components/health-card"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useItems } from "../../hooks/items"
import { CountsByType } from "./counts-by-type"
import { ItemShortlist } from "./item-shortlist"

/** What the media shop holds, what needs attention, and the way to everything else. */
export function StartPage() {
  const { t } = useTranslation("media")
  // One row is asked for only because a list of none cannot be asked for; the count is what matters.
  const all = useItems({ limit: 1 })
  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3 px-1 py-2">
        <div>
          <Heading>{t("start.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("start.subtitle")}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" asChild>
            <Link to="/settings/media">{t("start.settings")}</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to="/media/items">{t("start.allItems")}</Link>
          </Button>
          <Button size="small" asChild>
            <Link to="/media/items/create">{t("start.create")}</Link>
          </Button>
        </div>
      </div>
      {all.isPending ? (
        <SectionSkeleton rows={5} what={t("start.byType")} />
      ) : !all.data ? (
        <Failure error={all.error} what={t("items.failed")} onRetry={() => void all.refetch()} />
      ) : all.data.count === 0 ? (
        <>
          <Empty
            title={t("items.empty.title")}
            message={t("items.empty.message")}
            action={{ label: t("start.create"), to: "/media/items/create" }}
          />
          <HealthCard summary />
        </>
      ) : (
        <Figures total={all.data.count} />
      )}
    </div>
  )
}

function Figures({ total }: { total: number }) {
  const { t } = useTranslation("media")
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
      <div className="flex flex-col gap-y-3">
        <CountsByType total={total} />
        <HealthCard summary />
      </div>
      <div className="flex flex-col gap-y-3">
        <ItemShortlist
          title={t("start.incomplete")}
          query={{ incomplete: true, order: "data_quality", limit: 5 }}
          more="/media/items?incomplete=true&order=data_quality"
          none={t("start.noneIncomplete")}
        />
        <ItemShortlist
          title={t("start.recent")}
          query={{ order: "-updated_at", limit: 5 }}
          more="/media/items"
          none={t("items.empty.message")}
        />
      </div>
    </div>
  )
}
