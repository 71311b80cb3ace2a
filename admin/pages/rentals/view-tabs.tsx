import { Badge, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"
import { useRentalCounts } from "../../hooks/rentals"
import { useLanguage } from "../../hooks/use-language"
import type { UrlList } from "../../hooks/use-url-list"
import { toBcp47 } from "../../lib/format"
import { VIEWS, viewChanges, viewOf, type RentalFilter, type View } from "../../lib/rental-list"
import type { RentalCounts } from "../../lib/rental-types"
import { withParams } from "../../lib/url-list"

/** The views as links with their counts: each has an address of its own. */
export function ViewTabs({ list }: { list: UrlList<RentalFilter> }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { search } = useLocation()
  const { location_id } = list.state.filters
  const { data } = useRentalCounts(location_id ? { location_id } : {})
  const current = viewOf(list.state)
  const figure = new Intl.NumberFormat(toBcp47(language))
  return (
    <nav aria-label={t("rentals.views")} className="overflow-x-auto px-6 py-3">
      <ul className="flex items-center gap-2">
        {VIEWS.map((view) => {
          const count = countOf(view, data)
          return (
            <li key={view} className="shrink-0">
              <Link
                to={{ search: withParams(new URLSearchParams(search), viewChanges(view)).toString() }}
                aria-current={view === current ? "page" : undefined}
                className={clx(
                  "txt-compact-small-plus focus-visible:shadow-borders-focus flex h-8 items-center gap-x-2 rounded-full px-3 outline-none",
                  view === current
                    ? "bg-ui-button-inverted text-ui-contrast-fg-primary"
                    : "shadow-buttons-neutral bg-ui-button-neutral text-ui-fg-base",
                )}
              >
                {t(`rentals.view.${view}`)}
                {count !== undefined && (
                  <Badge size="2xsmall" color={count > 0 && isPressing(view) ? "red" : "grey"} className="tabular-nums">
                    {figure.format(count)}
                  </Badge>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

const countOf = (view: View, counts: RentalCounts | undefined) => (view === "all" ? undefined : counts?.[view])

const isPressing = (view: View) => view === "overdue" || view === "at_risk"
