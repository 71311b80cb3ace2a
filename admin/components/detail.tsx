import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useMyPermissions } from "../hooks/settings"
import { useCan } from "../hooks/use-can"
import { isNotFound } from "../lib/api-error"
import { EditorFrame } from "./editor-form"
import { Empty, Failure, Forbidden, SectionSkeleton } from "./states"
import { TwoColumns } from "./two-columns"

interface Loaded<D> {
  /** Where the texts are: `<texts>.one`, `.oneFailed`; of a page also `.notFound` and `.backToList`. */
  texts: string
  query: { data: D | undefined; error: unknown; isPending: boolean; refetch: () => Promise<unknown> }
  children: (data: D) => ReactNode
}

interface PageProps<D> extends Loaded<D> {
  /** The list it stands in. */
  back: string
  /** Rows of each card that is coming; without `side` the page has one column. */
  rows: { main: number[]; side?: number[] }
}

/** What a page of one thing shows: it, that it is coming, that there is no such thing, or that it did not come. */
export function DetailContent<D>({ texts, query, back, rows, children }: PageProps<D>) {
  const { t } = useTranslation("media")
  if (query.isPending) {
    const skeletons = (counts: number[]) =>
      counts.map((count, index) => <SectionSkeleton key={index} rows={count} what={t(`${texts}.one`)} />)
    return rows.side ? (
      <TwoColumns main={skeletons(rows.main)} side={skeletons(rows.side)} />
    ) : (
      <>{skeletons(rows.main)}</>
    )
  }
  if (isNotFound(query.error)) {
    return (
      <Empty
        title={t(`${texts}.notFound.title`)}
        message={t(`${texts}.notFound.message`)}
        action={{ label: t(`${texts}.backToList`), to: back }}
      />
    )
  }
  if (query.data === undefined) {
    return <Failure error={query.error} what={t(`${texts}.oneFailed`)} onRetry={() => void query.refetch()} />
  }
  return <>{children(query.data)}</>
}

interface EditorProps<D> extends Loaded<D> {
  title: string
  /** What it is about, for screen readers, once that is known. */
  description?: string | null
  /** A full page instead of a drawer, for what needs the room. */
  wide?: boolean
  /** Who has not got it is told so instead. */
  permission?: string
  rows?: number
}

/** Opens over the page of one thing at a URL of its own; loads the thing when one comes here directly. */
export function DetailEditor<D>(props: EditorProps<D>) {
  const { texts, query, title, description, wide, permission, rows = 4, children } = props
  const { t } = useTranslation("media")
  const can = useCan()
  const rights = useMyPermissions()
  const content = () => {
    if (query.isPending || (permission && rights.isPending)) {
      return <SectionSkeleton bare rows={rows} what={t(`${texts}.one`)} />
    }
    if (query.data === undefined) {
      return <Failure bare error={query.error} what={t(`${texts}.oneFailed`)} onRetry={() => void query.refetch()} />
    }
    if (permission && !can(permission)) return <Forbidden bare permission={permission} />
    return children(query.data)
  }
  return (
    <EditorFrame title={title} description={description ?? t(`${texts}.one`)} wide={wide}>
      {content()}
    </EditorFrame>
  )
}
