import { useTranslation } from "react-i18next"
import { Outlet, useParams } from "react-router-dom"
import { LicenseNav } from "../../components/license-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { TwoColumns } from "../../components/two-columns"
import { useTag } from "../../hooks/license-tags"
import { isNotFound } from "../../lib/api-error"
import { TagFacts } from "./sections/facts"
import { TagHeader } from "./sections/header"
import { TagNotices } from "./sections/notices"
import { TagRisk } from "./sections/risk"
import { TagTimeline } from "./sections/timeline"

/** One tag: what it is on, where it stands, who has it, what happened to it, and what can be asked for. */
export function TagPage() {
  const id = useParams().id ?? ""
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Content id={id} />
      <Outlet />
    </div>
  )
}

function Content({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data: tag, error, isPending, refetch } = useTag(id)
  const skeletons = (rows: number[]) =>
    rows.map((count, index) => <SectionSkeleton key={index} rows={count} what={t("licenseTags.one")} />)
  if (isPending) return <TwoColumns main={skeletons([2, 6])} side={skeletons([6, 3])} />
  if (isNotFound(error)) {
    return (
      <Empty
        title={t("licenseTags.notFound.title")}
        message={t("licenseTags.notFound.message")}
        action={{ label: t("licenseTags.backToList"), to: "/media/license/tags" }}
      />
    )
  }
  if (!tag) return <Failure error={error} what={t("licenseTags.oneFailed")} onRetry={() => void refetch()} />
  return (
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
  )
}
