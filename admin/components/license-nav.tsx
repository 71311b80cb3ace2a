import { useTranslation } from "react-i18next"
import { RoomNav } from "./room-nav"

const PLACES = ["console", "batches", "tags", "cases", "approvals", "digital", "rules", "keys"] as const
type Place = (typeof PLACES)[number]

/** The rooms of tags and licences. */
export function LicenseNav() {
  return <RoomNav base="/media/license" places={PLACES} texts="licenseNav" home="batches" />
}

/** A room's name in the path on top, in the reader's language. */
export function LicenseCrumb({ place }: { place: Place | "list" }) {
  const { t } = useTranslation("media")
  return <span>{t(`licenseNav.${place}`)}</span>
}
