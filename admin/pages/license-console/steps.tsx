import { CheckCircleSolid, CircleMiniSolid, MinusMini, XCircleSolid } from "@medusajs/icons"
import { Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CheckAnswer, CheckState } from "../../lib/license-tag-types"

const LOOKS: Record<CheckState, { Icon: typeof CheckCircleSolid; color: string }> = {
  passed: { Icon: CheckCircleSolid, color: "text-ui-tag-green-icon" },
  failed: { Icon: XCircleSolid, color: "text-ui-tag-red-icon" },
  skipped: { Icon: CircleMiniSolid, color: "text-ui-tag-neutral-icon" },
  not_applicable: { Icon: MinusMini, color: "text-ui-tag-neutral-icon" },
}

/** The way of the check, step by step: the public is never told where it ended. */
export function Steps({ check, open }: { check: CheckAnswer; open: boolean }) {
  const { t } = useTranslation("media")
  return (
    <details open={open} className="border-ui-border-base border-t pt-4">
      <summary className="txt-compact-small-plus focus-visible:shadow-borders-focus cursor-pointer rounded outline-none">
        {t("licenseConsole.steps")}
      </summary>
      <ol className="flex flex-col gap-y-2 pt-3">
        {check.steps.map(({ step, state }) => {
          const { Icon, color } = LOOKS[state]
          return (
            <li key={step} className="flex items-start gap-x-3">
              <Icon className={clx("mt-0.5 shrink-0", color)} aria-hidden />
              <Text size="small" leading="compact" className="min-w-0 flex-1">
                {t(`licenseConsole.step.${step}`)}
                {step === "host" && check.host && <span className="text-ui-fg-subtle break-all"> {check.host}</span>}
                {step === "key" && check.kid !== null && (
                  <span className="text-ui-fg-subtle"> {t("licenseConsole.keyNo", { number: check.kid })}</span>
                )}
              </Text>
              <Text size="small" leading="compact" weight={state === "failed" ? "plus" : "regular"}>
                {t(`licenseConsole.stepState.${state}`)}
              </Text>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
