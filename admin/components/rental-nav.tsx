import { useTranslation } from "react-i18next"
import { RoomNav } from "./room-nav"

const PLACES = ["", "counter", "calendar", "holds", "copies", "plans", "reports"] as const
type Place = (typeof PLACES)[number]

/** The rooms of renting. */
export function RentalNav() {
  return <RoomNav base="/media/rentals" places={PLACES} texts="rentalNav" home="" />
}

/** A room's name in the path on top, in the reader's language. */
export function RentalCrumb({ place }: { place: Exclude<Place, ""> | "list" | "settings" }) {
  const { t } = useTranslation("media")
  return <span>{t(`rentalNav.${place}`)}</span>
}
