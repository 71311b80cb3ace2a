import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import { MODE_KEYS } from "../../lib/counter/keys"
import { MODES, type Mode } from "../../lib/counter/scan-queue"

/** What the desk does with a scan, and the key that sets it. */
export function ModeBar({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { t } = useTranslation("media")
  return (
    <div role="radiogroup" aria-label={t("desk.modes")} className="grid grid-cols-2 gap-2 md:grid-cols-5">
      {MODES.map((one, index) => (
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={one === mode}
          aria-keyshortcuts={`${MODE_KEYS[one]} Alt+${index + 1}`}
          title={t("desk.modeKeys", { key: MODE_KEYS[one], number: index + 1 })}
          onClick={() => onMode(one)}
          className={clx(
            "focus-visible:shadow-borders-focus flex items-center justify-between gap-x-2 rounded-lg px-3 py-2.5 outline-none",
            one === mode
              ? "bg-ui-button-inverted text-ui-contrast-fg-primary"
              : "bg-ui-bg-component shadow-elevation-card-rest text-ui-fg-base hover:bg-ui-bg-component-hover",
          )}
        >
          <span className="txt-compact-medium-plus">{t(`desk.mode.${one}`)}</span>
          <KeyHint>{MODE_KEYS[one]}</KeyHint>
        </button>
      ))}
    </div>
  )
}
