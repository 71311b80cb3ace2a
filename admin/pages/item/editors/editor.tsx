import type { ReactNode } from "react"
import { useParams } from "react-router-dom"
import { DetailEditor } from "../../../components/detail"
import { useItem } from "../../../hooks/items"
import type { Item } from "../../../lib/types"

interface EditorProps {
  title: string
  /** A full page instead of a drawer, for what needs the room. */
  wide?: boolean
  children: (item: Item) => ReactNode
}

/** Opens over the item's page at a URL of its own. */
export function Editor({ title, wide, children }: EditorProps) {
  const query = useItem(useParams().id ?? "")
  const description = query.data?.product.title
  return (
    <DetailEditor texts="item" query={query} title={title} description={description} wide={wide} rows={6}>
      {children}
    </DetailEditor>
  )
}
