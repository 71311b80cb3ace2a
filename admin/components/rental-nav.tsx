import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"

const PLACES = ["", "counter", "calendar", "holds", "copies", "plans", "reports"] as const
type Place = (typeof PLACES)[number]

const nameOf = (place: Place) => (place === "" ? "list" : place)

/**
 * The rooms of renting, side by side. The dashboard's sidebar shows two levels only, so what lies below
 * `/media/rentals` would not be found there; every page of renting begins with this row.
 */
export function RentalNav() {
  const { t } = useTranslation("media")
  const here = useLocation().pathname.replace(/\/$/, "")
  return (
    <nav aria-label={t("rentalNav.label")} className="overflow-x-auto">
      <ul className="flex items-center gap-x-1 px-1 pb-2">
        {PLACES.map((place) => {
          const path = place ? `/media/rentals/${place}` : "/media/rentals"
          const isCurrent = place === currentPlace(here)
          return (
            <li key={path} className="shrink-0">
              <Link
                to={path}
                aria-current={isCurrent ? "page" : undefined}
                className={clx(
                  "txt-compact-small-plus focus-visible:shadow-borders-focus block rounded-full px-3 py-1.5 outline-none",
                  isCurrent
                    ? "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
                    : "text-ui-fg-subtle hover:bg-ui-bg-base-hover",
                )}
              >
                {t(`rentalNav.${nameOf(place)}`)}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** `/app/media/rentals/copies/runt_1` → `copies`; a single rental belongs to the list. */
function currentPlace(path: string): Place {
  const first = /\/media\/rentals(?:\/([^/]+))?/.exec(path)?.[1] ?? ""
  return PLACES.find((place) => place === first) ?? ""
}

/** A room's name in the path on top, in the reader's language. */
export function RentalCrumb({ place }: { place: Exclude<Place, ""> | "list" | "settings" }) {
  const { t } = useTranslation("media")
  return <span>{t(`rentalNav.${place}`)}</span>
}
