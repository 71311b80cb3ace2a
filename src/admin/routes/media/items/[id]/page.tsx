import type { UIMatch } from "react-router-dom"
import { ItemCrumb } from "../../../../../../admin/components/breadcrumb"
import { ItemPage } from "../../../../../../admin/pages/item/item-page"

export const handle = {
  label: "menu.item",
  translationNs: "media",
  breadcrumb: (match?: UIMatch) => <ItemCrumb id={match?.params.id ?? ""} />,
}
export default ItemPage
