import type { UIMatch } from "react-router-dom"
import { TagCrumb } from "../../../../../../../admin/pages/license-tags/crumb"
import { TagPage } from "../../../../../../../admin/pages/license-tags/tag-page"

export const handle = { breadcrumb: (match?: UIMatch) => <TagCrumb id={match?.params.id ?? ""} /> }
export default TagPage
