import { Outlet, useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { LicenseNav } from "../../components/license-nav"
import { TwoColumns } from "../../components/two-columns"
import { useCase } from "../../hooks/license-cases"
import { CaseHeader } from "./sections/header"
import { CaseReports } from "./sections/reports"
import { CaseSignals } from "./sections/signals"
import { CaseTag } from "./sections/tag"
import { CautionSection } from "./sections/caution"

/** One case: what was noticed, who works on it, what came of it, and whether the public is warned. */
export function CasePage() {
  const query = useCase(useParams().id ?? "")
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <DetailContent
        texts="licenseCases"
        query={query}
        back="/media/license/cases"
        rows={{ main: [3, 4], side: [5, 2] }}
      >
        {(one) => (
          <TwoColumns
            main={
              <>
                <CaseHeader one={one} />
                <CaseSignals one={one} />
                <CaseReports one={one} />
              </>
            }
            side={
              <>
                <CaseTag one={one} />
                {one.tag_id && <CautionSection one={one} />}
              </>
            }
          />
        )}
      </DetailContent>
      <Outlet />
    </div>
  )
}
