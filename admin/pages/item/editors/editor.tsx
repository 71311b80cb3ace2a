import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { EditorFrame } from "../../../components/editor-form"
import { Failure, SectionSkeleton } from "../../../components/states"
import { useItem } from "../../../hooks/items"
import type { Item } from "../../../lib/types"

interface EditorProps {
  title: string
  /** A full page instead of a drawer, for what needs the room. */
  wide?: boolean
  children: (item: Item) => ReactNode
}

/** Opens over the item's page at a URL of its own; loads the item when one comes here directly. */
export function Editor({ title, wide, children }: EditorProps) {
  const { t } = useTranslation("media")
  const id = useParams().id ?? ""
  const { data, error, isPending, refetch } = useItem(id)
  return (
    <EditorFrame title={title} description={data?.product.title ?? t("item.loading")} wide={wide}>
      {isPending ? (
        <SectionSkeleton bare rows={6} what={t("item.loading")} />
      ) : data ? (
        children(data)
      ) : (
        <Failure bare error={error} what={t("item.failed")} onRetry={() => void refetch()} />
      )}
    </EditorFrame>
  )
}
