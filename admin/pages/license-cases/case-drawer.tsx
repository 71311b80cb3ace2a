import type { ReactNode } from "react"
import { useParams } from "react-router-dom"
import { DetailEditor } from "../../components/detail"
import { useCase } from "../../hooks/license-cases"
import type { CaseDetail } from "../../lib/license-case-types"

/** Opens over the case's page at a URL of its own. */
export function CaseDrawer({ title, children }: { title: string; children: (one: CaseDetail) => ReactNode }) {
  const query = useCase(useParams().id ?? "")
  return (
    <DetailEditor texts="licenseCases" query={query} title={title} permission="license.case:update">
      {children}
    </DetailEditor>
  )
}
