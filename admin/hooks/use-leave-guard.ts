import { usePrompt } from "@medusajs/ui"
import { useCallback, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { useBlocker } from "react-router-dom"

/**
 * Asks before another page is opened while something typed is not saved. Modals have a guard of their own.
 *
 * Answers what to call before leaving after a save: what was typed counts as unsaved until the page is drawn anew, which
 * is too late for a page that leads on at once. It holds for one navigation.
 */
export function useLeaveGuard(dirty: boolean): () => void {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const released = useRef(false)
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const isFree = released.current
    released.current = false
    return dirty && !isFree && currentLocation.pathname !== nextLocation.pathname
  })
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
  return useCallback(() => void (released.current = true), [])
}
