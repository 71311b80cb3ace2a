import { Alert, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { BatchStatusBadge } from "../../../components/batch-badges"
import { useLanguage } from "../../../hooks/use-language"
import { pickLabel } from "../../../lib/format"
import type { BatchDetail } from "../../../lib/license-batch-types"
import { formatNumber } from "../../../lib/rental-format"
import { BatchActs } from "./acts"

/** Which batch, where it stands in words, its progress, and what can be done with it. */
export function BatchHeader({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Heading className="break-words">{pickLabel(batch.title, language, batch.id)}</Heading>
          <div className="flex flex-wrap items-center gap-2 pt-1">
            <BatchStatusBadge status={batch.status} />
            <Text size="small" className="text-ui-fg-subtle">
              {t("batches.minted", {
                minted: formatNumber(batch.minted_count, language),
                quantity: formatNumber(batch.quantity, language),
              })}
            </Text>
          </div>
        </div>
        <BatchActs batch={batch} />
      </div>
      {batch.status === "minting" && <Progress batch={batch} />}
      <Text size="small">{t(`batches.statusMeans.${batch.status}`)}</Text>
      {batch.last_error && (
        <Alert variant="error">
          <span className="break-words">{batch.last_error}</span>
        </Alert>
      )}
      {batch.host === null && <Alert variant="warning">{t("batches.noHost")}</Alert>}
    </Container>
  )
}

function Progress({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  return (
    <progress
      className="accent-ui-fg-interactive h-2 w-full"
      aria-label={t("batches.progress")}
      value={batch.minted_count}
      max={batch.quantity}
    />
  )
}
