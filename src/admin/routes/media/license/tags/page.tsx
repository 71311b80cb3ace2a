import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { TagsPage } from "../../../../../../admin/pages/license-tags/tags-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="tags" /> }
export default TagsPage
