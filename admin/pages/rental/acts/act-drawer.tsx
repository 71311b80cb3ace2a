import type { ReactNode } from "react"
import { useParams } from "react-router-dom"
import { DetailEditor } from "../../../components/detail"
import { useRental } from "../../../hooks/rentals"
import type { RentalDetail } from "../../../lib/rental-types"

/** Opens over the rental's page at a URL of its own. */
export function ActDrawer({ title, children }: { title: string; children: (rental: RentalDetail) => ReactNode }) {
  const query = useRental(useParams().id ?? "")
  return (
    <DetailEditor texts="rentals" query={query} title={title} description={query.data?.title}>
      {children}
    </DetailEditor>
  )
}
