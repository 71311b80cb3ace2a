import { useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { LicenseNav } from "../../components/license-nav"
import { TwoColumns } from "../../components/two-columns"
import { useBatch } from "../../hooks/license-batches"
import { BatchFacts } from "./sections/facts"
import { BatchHeader } from "./sections/header"
import { LabelHistory } from "./sections/history"
import { PrintLabels } from "./sections/print-labels"
import { VoidLabels } from "./sections/void-labels"

/** One batch: how far it is, its labels on their way to the printer, and its end. */
export function BatchPage() {
  const query = useBatch(useParams().id ?? "")
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <DetailContent texts="batches" query={query} back="/media/license/batches" rows={{ main: [6] }}>
        {(batch) => (
          <TwoColumns
            main={
              <>
                <BatchHeader batch={batch} />
                <PrintLabels key={batch.id} batch={batch} />
                <LabelHistory batch={batch} />
              </>
            }
            side={
              <>
                <BatchFacts batch={batch} />
                <VoidLabels batch={batch} />
              </>
            }
          />
        )}
      </DetailContent>
    </div>
  )
}
