import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useCopyAct } from "./rental-copies"
import { useActText } from "./use-act-text"
import { useFailureText } from "./use-problem-text"

interface Ending {
  copy: { id: string; version: number }
  allocation_id: string
  starts_at: string
}

/** Ends a downtime that has begun, or takes back one that has not; asks first. */
export function useEndDowntime() {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const act = useCopyAct()
  const told = useActText()
  const failureText = useFailureText()
  const ask = async ({ copy, allocation_id, starts_at }: Ending) => {
    const hasBegun = Date.parse(starts_at) <= Date.now()
    const agreed = await prompt({
      variant: "confirmation",
      title: t(hasBegun ? "downtime.end.title" : "downtime.end.cancelTitle"),
      description: t("downtime.end.description"),
      confirmText: t(hasBegun ? "downtime.end.confirm" : "downtime.end.cancel"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    act.mutate(
      { id: copy.id, act: "downtime", body: { allocation_id, version: copy.version } },
      {
        onSuccess: (answer) => toast.success(t("downtime.end.done"), { description: told(answer) }),
        onError: (error) => toast.error(t("downtime.end.failed"), { description: failureText(error) }),
      },
    )
  }
  return { ask, isPending: act.isPending }
}
