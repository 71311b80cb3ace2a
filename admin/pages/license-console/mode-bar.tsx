import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import { CONSOLE_KEYS } from "../../lib/license-console/keys"
import { CONSOLE_MODES, type ConsoleMode } from "../../lib/license-console/types"

/** What the console does with a scan, and the key that sets it. */
export function ModeBar({ mode, onMode }: { mode: ConsoleMode; onMode: (mode: ConsoleMode) => void }) {
  const { t } = useTranslation("media")
  return (
    <div role="radiogroup" aria-label={t("licenseConsole.modes")} className="grid grid-cols-2 gap-2 lg:grid-cols-5">
      {CONSOLE_MODES.map((one, index) => (
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={one === mode}
          aria-keyshortcuts={`${CONSOLE_KEYS[one]} Alt+${index + 1}`}
          title={t("desk.modeKeys", { key: CONSOLE_KEYS[one], number: index + 1 })}
          onClick={() => onMode(one)}
          className={clx(
            "focus-visible:shadow-borders-focus flex items-center justify-between gap-x-2 rounded-lg px-3 py-2.5 text-left outline-none",
            one === mode
              ? "bg-ui-button-inverted text-ui-contrast-fg-primary"
              : "bg-ui-bg-component shadow-elevation-card-rest text-ui-fg-base hover:bg-ui-bg-component-hover",
          )}
        >
          <span className="txt-compact-medium-plus">{t(`licenseConsole.mode.${one}`)}</span>
          <KeyHint>{CONSOLE_KEYS[one]}</KeyHint>
        </button>
      ))}
    </div>
  )
}
