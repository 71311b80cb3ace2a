import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { BLOCK_LOOKS } from "../../lib/board"
import { LOOKS } from "./looks"

/** What the bars mean. */
export function BoardLegend() {
  const { t } = useTranslation("media")
  return (
    <ul aria-label={t("board.legend")} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-3">
      {BLOCK_LOOKS.map((look) => (
        <li key={look} className="flex items-center gap-x-2">
          <span
            aria-hidden
            className={clx(
              "flex h-5 w-7 items-center justify-center rounded-md border [&_svg]:h-[13px] [&_svg]:w-[13px]",
              LOOKS[look].className,
            )}
            style={LOOKS[look].style}
          >
            {LOOKS[look].icon}
          </span>
          <span className="txt-compact-xsmall text-ui-fg-subtle">{t(`board.look.${look}`)}</span>
        </li>
      ))}
    </ul>
  )
}
