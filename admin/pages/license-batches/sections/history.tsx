import { Badge, Button, Table, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { ListPaging } from "../../../components/list-paging"
import { Failure, Section } from "../../../components/states"
import { labelFilePath, useLabelExports } from "../../../hooks/license-batches"
import { useCan } from "../../../hooks/use-can"
import { useLanguage } from "../../../hooks/use-language"
import { useFailureText } from "../../../hooks/use-problem-text"
import { formatDateTime } from "../../../lib/format"
import type { BatchDetail, LabelExport } from "../../../lib/license-batch-types"
import { formatNumber } from "../../../lib/rental-format"
import { loadLabels } from "./load-labels"

const PAGE = 10

/** Which labels have left the shop, who took them, and the hash of each file. */
export function LabelHistory({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  const [offset, setOffset] = useState(0)
  const { data, error, isError, refetch } = useLabelExports(batch.id, { limit: PAGE, offset })
  if (isError && !data) {
    return <Failure error={error} what={t("batches.history.failed")} onRetry={() => void refetch()} />
  }
  return (
    <Section title={t("batches.history.title")}>
      {data?.count === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("batches.history.empty")}
        </Text>
      ) : (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                {["when", "labels", "file", "by"].map((name) => (
                  <Table.HeaderCell key={name}>{t(`batches.history.${name}`)}</Table.HeaderCell>
                ))}
                <Table.HeaderCell>
                  <span className="sr-only">{t("batches.history.download")}</span>
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {(data?.exports ?? []).map((one) => (
                <ExportRow key={one.id} batch={batch} one={one} />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      {data && data.count > PAGE && (
        <ListPaging count={data.count} offset={offset} shown={data.exports.length} pageSize={PAGE} onGo={setOffset} />
      )}
    </Section>
  )
}

function ExportRow({ batch, one }: { batch: BatchDetail; one: LabelExport }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <Table.Row>
      <Table.Cell className="whitespace-nowrap tabular-nums">{formatDateTime(one.created_at, language)}</Table.Cell>
      <Table.Cell className="whitespace-nowrap tabular-nums">
        {formatNumber(one.from_idx + 1, language)}–{formatNumber(one.to_idx + 1, language)}{" "}
        {one.include_pins && <Badge size="2xsmall">{t("batches.history.withPins")}</Badge>}
      </Table.Cell>
      <Table.Cell>
        <span className="block uppercase">{one.format}</span>
        <span className="text-ui-fg-subtle block max-w-40 truncate font-mono text-xs" title={one.sha256 ?? undefined}>
          {one.sha256 ?? t("batches.history.notLoaded")}
        </span>
      </Table.Cell>
      <Table.Cell className="max-w-40 truncate">{one.exported_by.name ?? one.exported_by.id}</Table.Cell>
      <Table.Cell className="text-right">
        <DownloadButton batch={batch} one={one} />
      </Table.Cell>
    </Table.Row>
  )
}

/** PINs of an old export are gone once they are finished; the server says so, too. */
function DownloadButton({ batch, one }: { batch: BatchDetail; one: LabelExport }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const failureText = useFailureText()
  const [loading, setLoading] = useState(false)
  const allowed =
    can("license.batch:export") && (!one.include_pins || (can("license.pin:export") && batch.pins_available))
  if (!allowed) return null
  const load = async () => {
    setLoading(true)
    try {
      await loadLabels(labelFilePath(batch.id, one.id), one.row_count)
    } catch (error) {
      toast.error(t("batches.print.failed"), { description: failureText(error) })
    } finally {
      setLoading(false)
    }
  }
  return (
    <Button type="button" size="small" variant="transparent" isLoading={loading} onClick={() => void load()}>
      {t("batches.history.again")}
    </Button>
  )
}
