import { Outlet, useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { LicenseNav } from "../../components/license-nav"
import { TwoColumns } from "../../components/two-columns"
import { useTag } from "../../hooks/license-tags"
import { TagFacts } from "./sections/facts"
import { TagHeader } from "./sections/header"
import { TagNotices } from "./sections/notices"
import { TagRisk } from "./sections/risk"
import { TagTimeline } from "./sections/timeline"

/** One tag: what it is on, where it stands, who has it, what happened to it, and what can be asked for. */
export function TagPage() {
  const query = useTag(useParams().id ?? "")
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <DetailContent texts="licenseTags" query={query} back="/media/license/tags" rows={{ main: [2, 6], side: [6, 3] }}>
        {(tag) => (
          <TwoColumns
            main={
              <>
                <TagHeader tag={tag} />
                <TagNotices tag={tag} />
                <TagTimeline key={tag.id} id={tag.id} />
              </>
            }
            side={
              <>
                <TagFacts tag={tag} />
                <TagRisk tag={tag} />
              </>
            }
          />
        )}
      </DetailContent>
      <Outlet />
    </div>
  )
}
