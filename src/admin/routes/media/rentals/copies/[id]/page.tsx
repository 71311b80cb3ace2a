import type { UIMatch } from "react-router-dom"
import { CopyPage } from "../../../../../../../admin/pages/rental-copies/copy-page"
import { CopyCrumb } from "../../../../../../../admin/pages/rental-copies/crumbs"

export const handle = { breadcrumb: (match?: UIMatch) => <CopyCrumb id={match?.params.id ?? ""} /> }
export default CopyPage
