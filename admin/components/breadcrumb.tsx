import { useTranslation } from "react-i18next"
import { useItem } from "../hooks/items"
import { useRental } from "../hooks/rentals"

/** A page's name in the path on top, in the reader's language. */
export function Crumb({ text }: { text: "media" | "items" | "rentals" | "settings" }) {
  const { t } = useTranslation("media")
  return <span>{t(`menu.${text}`)}</span>
}

/** The item's own title in the path on top. */
export function ItemCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data } = useItem(id)
  return <span>{data?.product.title ?? t("item.crumb")}</span>
}

/** The rental's number in the path on top. */
export function RentalNumberCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data } = useRental(id)
  return <span>{data ? t("rentals.number", { number: data.display_no }) : t("menu.rental")}</span>
}
