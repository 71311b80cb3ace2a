import type { UIMatch } from "react-router-dom"
import { RentalNumberCrumb } from "../../../../../../admin/components/breadcrumb"
import { RentalPage } from "../../../../../../admin/pages/rental/rental-page"

export const handle = {
  label: "menu.rental",
  translationNs: "media",
  breadcrumb: (match?: UIMatch) => <RentalNumberCrumb id={match?.params.id ?? ""} />,
}
export default RentalPage
