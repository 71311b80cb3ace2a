import type { UIMatch } from "react-router-dom"
import { DigitalCrumb } from "../../../../../../../admin/pages/license-digital/crumb"
import { DigitalPage } from "../../../../../../../admin/pages/license-digital/digital-page"

export const handle = { breadcrumb: (match?: UIMatch) => <DigitalCrumb id={match?.params.id ?? ""} /> }
export default DigitalPage
