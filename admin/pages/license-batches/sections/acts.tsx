import { Button, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useActOnBatch, type BatchAct } from "../../../hooks/license-batches"
import { useMe } from "../../../hooks/staff"
import { useCan } from "../../../hooks/use-can"
import { useFailureText } from "../../../hooks/use-problem-text"
import type { BatchDetail } from "../../../lib/license-batch-types"
import { tell } from "../../../lib/tell"

/** Acts that cannot be taken back ask in plain words first. */
const FINAL: ReadonlySet<BatchAct> = new Set(["close", "finish-pins", "cancel"])

const RIGHT: Record<BatchAct, string> = {
  approve: "license.batch:apply",
  cancel: "license.batch:create",
  retry: "license.batch:create",
  close: "license.batch:apply",
  "finish-pins": "license.pin:export",
}

function actsOf({ status, pins_available }: BatchDetail): BatchAct[] {
  if (status === "awaiting_approval") return ["approve", "cancel"]
  if (status === "minting") return ["close"]
  if (status === "failed") return ["retry", "close"]
  if (status === "ready") return pins_available ? ["finish-pins", "close"] : ["close"]
  return []
}

/** What can be decided about a batch now, by whoever looks at it. */
export function BatchActs({ batch }: { batch: BatchDetail }) {
  const can = useCan()
  const { data: me } = useMe()
  const isMine = batch.requested_by.id === me?.id
  const acts = actsOf(batch).filter((act) => can(RIGHT[act]))
  return (
    <div className="flex flex-wrap items-center gap-2">
      {acts.map((act) => (
        <ActButton key={act} batch={batch} act={act} blocked={act === "approve" && isMine} />
      ))}
    </div>
  )
}

function ActButton({ batch, act, blocked }: { batch: BatchDetail; act: BatchAct; blocked: boolean }) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const failureText = useFailureText()
  const send = useActOnBatch(batch.id)
  const run = async () => {
    const agreed =
      !FINAL.has(act) ||
      (await prompt({
        variant: "danger",
        title: t(`batches.act.${act}.title`),
        description: t(`batches.act.${act}.description`),
        confirmText: t(`batches.act.${act}.button`),
        cancelText: t("common.cancel"),
      }))
    if (!agreed) return
    tell(send.mutateAsync(act), {
      done: t(`batches.act.${act}.done`),
      failed: t(`batches.act.${act}.failed`),
      reason: failureText,
    })
  }
  return (
    <div className="flex flex-col items-end gap-y-1">
      <Button
        type="button"
        size="small"
        variant={act === "approve" || act === "retry" ? "primary" : "secondary"}
        isLoading={send.isPending}
        disabled={blocked}
        onClick={() => void run()}
      >
        {t(`batches.act.${act}.button`)}
      </Button>
      {blocked && <span className="txt-compact-xsmall text-ui-fg-subtle">{t("batches.ownOrder")}</span>}
    </div>
  )
}
