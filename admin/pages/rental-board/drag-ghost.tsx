import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { lookOf, outlookOf } from "../../lib/board"
import { LOOKS } from "./looks"
import type { Drag } from "./use-drag"
import type { BoardText } from "./use-board-text"

/** What is being dragged, at the pointer, and what letting go would mean. */
export function DragGhost({ drag, text }: { drag: Drag; text: BoardText }) {
  const { t } = useTranslation("media")
  const { block, over, x, y } = drag
  return (
    <div
      role="status"
      className={clx(
        "shadow-elevation-flyout pointer-events-none fixed z-50 max-w-xs rounded-md border px-2 py-1",
        LOOKS[lookOf(block)].className,
      )}
      style={{ left: x + 14, top: y + 14 }}
    >
      <p className="txt-compact-xsmall-plus truncate">{text.short(block)}</p>
      <p className="txt-compact-xsmall">
        {over
          ? t("board.move.drop", { barcode: over.barcode, outlook: t(`board.outlook.${outlookOf(over, block)}`) })
          : t("board.move.nowhere")}
      </p>
    </div>
  )
}
