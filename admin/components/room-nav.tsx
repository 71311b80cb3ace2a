import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router-dom"

/** The rooms of one capability. */
export interface Rooms<Place extends string> {
  /** Path of the capability, e.g. `/media/rentals`. */
  base: string
  /** Paths below it; `""` is the capability's own page. */
  places: readonly Place[]
  /** Where the names are: `<texts>.<place>`, `<texts>.list` for the own page, `<texts>.label` for the row. */
  texts: string
  /** The room that holds paths no other does. */
  home: Place
}

/**
 * The rooms of a capability, side by side. The dashboard's sidebar shows two levels only, so what lies below would not
 * be found there; every page of the capability begins with this row.
 */
export function RoomNav<Place extends string>({ base, places, texts, home }: Rooms<Place>) {
  const { t } = useTranslation("media")
  const current = currentPlace(useLocation().pathname, { base, places, home })
  return (
    <nav aria-label={t(`${texts}.label`)} className="overflow-x-auto">
      <ul className="flex items-center gap-x-1 px-1 pb-2">
        {places.map((place) => (
          <li key={place} className="shrink-0">
            <Link
              to={place ? `${base}/${place}` : base}
              aria-current={place === current ? "page" : undefined}
              className={clx(
                "txt-compact-small-plus focus-visible:shadow-borders-focus block rounded-full px-3 py-1.5 outline-none",
                place === current
                  ? "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
                  : "text-ui-fg-subtle hover:bg-ui-bg-base-hover",
              )}
            >
              {t(`${texts}.${place || "list"}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** `/app/media/rentals/copies/runt_1` → `copies`; what is in no other room belongs to the home room. */
function currentPlace<Place extends string>(path: string, { base, places, home }: Omit<Rooms<Place>, "texts">): Place {
  const [, below = ""] = path.replace(/\/$/, "").split(base)
  const first = below.split("/")[1] ?? ""
  return places.find((place) => place === first) ?? home
}
