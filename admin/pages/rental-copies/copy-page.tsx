import { Outlet, useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { RentalNav } from "../../components/rental-nav"
import { TwoColumns } from "../../components/two-columns"
import { useCopy } from "../../hooks/rental-copies"
import { CopyHeader } from "./copy-header"
import { AllocationsSection } from "./sections/allocations"
import { CopyDetails } from "./sections/details"
import { CopyEvents } from "./sections/events"
import { CopyFigures } from "./sections/figures"
import { CopyRentals } from "./sections/rentals"

/** One copy: what it is, who has it and will, what it has brought, and everything that happened to it. */
export function CopyPage() {
  const query = useCopy(useParams().id ?? "")
  return (
    <>
      <RentalNav />
      <DetailContent texts="copies" query={query} back="/media/rentals/copies" rows={{ main: [2, 4, 6], side: [4, 6] }}>
        {(copy) => (
          <TwoColumns
            main={
              <>
                <CopyHeader copy={copy} />
                <AllocationsSection copy={copy} />
                <CopyRentals copy={copy} />
              </>
            }
            side={
              <>
                <CopyFigures copy={copy} />
                <CopyDetails copy={copy} />
                <CopyEvents copy={copy} />
              </>
            }
          />
        )}
      </DetailContent>
      <Outlet />
    </>
  )
}
