import { createPortal } from "react-dom"
import { useTranslation } from "react-i18next"
import { useLineText, useMoney, useMoneyList } from "../../components/money-lines"
import { useLanguage } from "../../hooks/use-language"
import type { Slip, SlipLine } from "../../lib/counter/receipt"
import { formatDateTime } from "../../lib/format"
import { formatDate } from "../../lib/shop-clock"

/** On paper only the slip; on the screen everything else. */
const STYLE = `
.media-slip { display: none; }
@media print {
  @page { margin: 8mm; }
  body > *:not(.media-slip) { display: none !important; }
  .media-slip { display: block; max-width: 72mm; color: #000; background: #fff; font: 12px/1.5 sans-serif; }
  .media-slip h1 { font-size: 15px; font-weight: 600; margin: 0 0 4px; }
  .media-slip table { width: 100%; border-collapse: collapse; }
  .media-slip td { padding: 2px 0; vertical-align: top; }
  .media-slip td:last-child { text-align: right; white-space: nowrap; padding-left: 8px; }
  .media-slip .rule { border-top: 1px solid #000; margin: 6px 0; }
}`

interface Props {
  slip: Slip | null
  /** Where it was: the location's name. */
  place: string
}

/** The customer's slip: what was taken or brought back, until when, and what it cost. Printed by `window.print()`. */
export function Receipt({ slip, place }: Props) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const totals = useMoneyList()
  if (!slip) return null
  return createPortal(
    <div className="media-slip">
      <style>{STYLE}</style>
      <h1>{place}</h1>
      <div>{formatDateTime(slip.at, language)}</div>
      <div>{t("desk.slip.customer", { name: slip.customer })}</div>
      {slip.order_no !== null && <div>{t("desk.slip.order", { number: slip.order_no })}</div>}
      <div className="rule" />
      <table>
        <tbody>
          {slip.lines.map((line) => (
            <Disc key={`${line.id}-${line.direction}`} line={line} />
          ))}
        </tbody>
      </table>
      <div className="rule" />
      {slip.totals.length > 0 && (
        <div>
          <strong>{t("desk.slip.total", { amount: totals(slip.totals) })}</strong>
          {slip.paid !== null && <div>{t(slip.paid ? "desk.slip.paid" : "desk.slip.unpaid")}</div>}
        </div>
      )}
      <p>{t("desk.slip.thanks")}</p>
    </div>,
    document.body,
  )
}

function Disc({ line }: { line: SlipLine }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const text = useLineText()
  const until = formatDate(line.due_date, language, "full")
  return (
    <>
      <tr>
        <td>
          <strong>{line.title}</strong>
          <div>{line.barcode}</div>
          <div>{line.direction === "out" ? t("desk.slip.until", { date: until }) : t("desk.slip.back")}</div>
        </td>
        <td />
      </tr>
      {line.lines.map((one, index) => {
        const { name, detail } = text(one)
        return (
          <tr key={index}>
            <td>{[name, detail].filter(Boolean).join(" · ")}</td>
            <td>{money(one.amount, line.currency_code)}</td>
          </tr>
        )
      })}
    </>
  )
}
