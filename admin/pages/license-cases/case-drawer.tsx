import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { EditorFrame } from "../../components/editor-form"
import { Failure, Forbidden, SectionSkeleton } from "../../components/states"
import { useCase } from "../../hooks/license-cases"
import { useMyPermissions } from "../../hooks/settings"
import { useCan } from "../../hooks/use-can"
import type { CaseDetail } from "../../lib/license-case-types"

/** Opens over the case's page at a URL of its own; loads the case when one comes here directly. */
export function CaseDrawer({ title, children }: { title: string; children: (one: CaseDetail) => ReactNode }) {
  const { t } = useTranslation("media")
  const id = useParams().id ?? ""
  const can = useCan()
  const rights = useMyPermissions()
  const { data, error, isPending, refetch } = useCase(id)
  const content = () => {
    if (isPending || rights.isPending) return <SectionSkeleton bare rows={4} what={t("licenseCases.one")} />
    if (!data) return <Failure bare error={error} what={t("licenseCases.oneFailed")} onRetry={() => void refetch()} />
    if (!can("license.case:update")) return <Forbidden bare permission="license.case:update" />
    return children(data)
  }
  return (
    <EditorFrame title={title} description={t("licenseCases.one")}>
      {content()}
    </EditorFrame>
  )
}
