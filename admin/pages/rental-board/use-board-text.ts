import { useCallback, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../../hooks/use-language"
import { blocksOn, lookOf } from "../../lib/board"
import { isForever } from "../../lib/forever"
import { toBcp47 } from "../../lib/format"
import type { BoardBlock, BoardDay, BoardUnit } from "../../lib/rental-copy-types"
import { formatDate, instantFormat } from "../../lib/shop-clock"

/** Words for the board, in the reader's language and on the shop's clock. */
export function useBoardText(tz: string) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  // Making a format is slow, and a board says thousands of times.
  const time = useMemo(() => {
    const format = instantFormat(tz, language)
    return (instant: string) => format.format(new Date(instant))
  }, [tz, language])

  const kind = useCallback((block: BoardBlock): string => t(`board.look.${lookOf(block)}`), [t])

  const period = useCallback(
    (block: BoardBlock): string =>
      isForever(block.ends_at)
        ? t("copies.allocations.openEnded", { from: time(block.starts_at) })
        : t("copies.allocations.period", { from: time(block.starts_at), until: time(block.ends_at) }),
    [t, time],
  )

  /** What stands in a bar as far as there is room. */
  const short = useCallback(
    (block: BoardBlock): string => {
      if (!block.rental) return block.note || kind(block)
      return block.rental.customer_name ?? t("copies.number", { number: block.rental.display_no })
    },
    [t, kind],
  )

  /** Everything about a block. */
  const about = useCallback(
    (block: BoardBlock): string => {
      const name = block.rental
        ? t("board.rental", {
            number: block.rental.display_no,
            customer: block.rental.customer_name ?? t("copies.formerCustomer"),
          })
        : ""
      const flags = [block.late ? t("board.lateHint") : "", block.rental?.at_risk ? t("rental.atRisk") : ""]
      return [kind(block), name, period(block), block.note ?? "", ...flags].filter(Boolean).join(" · ")
    },
    [t, kind, period],
  )

  /** The same for tooltips and screen readers, with what can be done. */
  const full = useCallback(
    (block: BoardBlock): string => (block.movable ? `${about(block)} · ${t("board.movable")}` : about(block)),
    [t, about],
  )

  const day = useMemo(() => {
    const options: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }
    const format = new Intl.DateTimeFormat(toBcp47(language), options)
    return (date: string) => format.format(new Date(`${date}T00:00:00Z`))
  }, [language])

  /** One day of a copy, as a screen reader says it. */
  const cell = useCallback(
    (days: readonly BoardDay[], unit: BoardUnit, at: number, now: number): string => {
      const shown = days[at]
      if (!shown) return ""
      const blocks = blocksOn(days, unit, at, now)
      const content = blocks.length > 0 ? blocks.map(full).join("; ") : t("board.free")
      const closed = shown.open ? "" : t("board.closed")
      return [day(shown.date), closed, content].filter(Boolean).join(", ")
    },
    [t, day, full],
  )

  const date = useCallback((text: string) => formatDate(text, language), [language])

  return useMemo(
    () => ({ kind, period, short, about, full, cell, day, date }),
    [kind, period, short, about, full, cell, day, date],
  )
}

export type BoardText = ReturnType<typeof useBoardText>
