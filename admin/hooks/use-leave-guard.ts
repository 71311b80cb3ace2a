import { usePrompt } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useBlocker } from "react-router-dom"

/** Asks before another page is opened while something typed is not saved. Modals have a guard of their own. */
export function useLeaveGuard(dirty: boolean): void {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== "blocked") return
    void prompt({
      variant: "confirmation",
      title: t("leave.title"),
      description: t("leave.description"),
      confirmText: t("leave.confirm"),
      cancelText: t("common.cancel"),
    }).then((agreed) => (agreed ? blocker.proceed() : blocker.reset()))
    // Asked once per blocked navigation.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state])
}
