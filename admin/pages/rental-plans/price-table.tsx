import { ExclamationCircle } from "@medusajs/icons"
import { clx, Input, Select, Text } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { RemoteBox } from "../../components/combo-fields"
import { Labelled } from "../../components/list-controls"
import { Failure, Section } from "../../components/states"
import { customerGroupSource } from "../../hooks/customer-groups"
import { useCurrencies } from "../../hooks/use-currencies"
import { useLanguage } from "../../hooks/use-language"
import { useWindow } from "../../hooks/use-window"
import { formatAmount } from "../../lib/format"
import { rangesText } from "../../lib/plan-form"
import type { PlanPreview, PreviewRow } from "../../lib/rental-setup-types"
import { formatDate } from "../../lib/shop-clock"
import { Nothing } from "../item/sections/section-parts"
import type { Preview } from "./use-preview"

/** What the plan costs for every length, from a day one can choose. */
export function PriceTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation("media")
  return (
    <Section title={t("plans.table.title")} subtitle={t("plans.table.subtitle")}>
      <Questions preview={preview} />
      <Warnings preview={preview} />
      {!preview.hasPrices ? (
        <Nothing>{t("plans.table.nothing")}</Nothing>
      ) : preview.data ? (
        <div aria-busy={preview.isComputing} className={preview.isComputing ? "opacity-60" : undefined}>
          <Rows data={preview.data} />
        </div>
      ) : preview.error ? (
        <Failure bare error={preview.error} what={t("plans.table.failed")} onRetry={preview.retry} />
      ) : (
        <Nothing>{t("state.loading")}</Nothing>
      )}
    </Section>
  )
}

function Questions({ preview }: { preview: Preview }) {
  const { t } = useTranslation("media")
  const id = useId()
  const currencies = useCurrencies()
  const { question, ask } = preview
  return (
    <div className="grid grid-cols-2 gap-3 px-6 py-4">
      <Labelled label={t("plans.table.start")} htmlFor={`${id}-start`}>
        <Input
          id={`${id}-start`}
          type="date"
          size="small"
          value={question.start_date}
          onChange={(event) => ask({ start_date: event.target.value })}
        />
      </Labelled>
      <Labelled label={t("plans.tier.currency")} htmlFor={`${id}-currency`}>
        <Select
          size="small"
          value={question.currency_code}
          onValueChange={(code) => code && ask({ currency_code: code })}
        >
          <Select.Trigger id={`${id}-currency`}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {currencies.map((code) => (
              <Select.Item key={code} value={code}>
                {code.toUpperCase()}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Labelled>
      <Labelled label={t("plans.tier.group")} htmlFor={`${id}-group`} className="col-span-2">
        <RemoteBox
          id={`${id}-group`}
          source={customerGroupSource}
          value={question.group}
          onChange={(group) => ask({ group })}
          placeholder={t("plans.tier.everybody")}
        />
      </Labelled>
    </div>
  )
}

/** What looks like a mistake. */
function Warnings({ preview: { warnings, question } }: { preview: Preview }) {
  const { t } = useTranslation("media")
  if (!warnings) return null
  const comma = t("common.comma")
  const upper = (codes: readonly string[]) => codes.map((code) => code.toUpperCase()).join(comma)
  const messages = [
    warnings.unused === null ? t("plans.warning.tooMany") : "",
    warnings.unused?.length
      ? t("plans.warning.unused", {
          count: warnings.unused.length,
          rows: rangesText(
            warnings.unused.map((row) => row + 1),
            comma,
          ),
        })
      : "",
    warnings.withoutRate.length > 0 && !warnings.withoutCurrency.includes(question.currency_code)
      ? t("plans.warning.withoutRate", { days: rangesText(warnings.withoutRate, comma) })
      : "",
    warnings.withoutCurrency.length > 0
      ? t("plans.warning.withoutCurrency", { currencies: upper(warnings.withoutCurrency) })
      : "",
  ].filter(Boolean)
  if (messages.length === 0) return null
  return (
    <div role="status" className="px-6 py-3">
      <ul className="flex flex-col gap-y-2">
        {messages.map((message) => (
          <li key={message} className="flex items-start gap-x-2">
            <ExclamationCircle className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
            <Text size="small">{message}</Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

const ROW_HEIGHT = 32
const VIEWPORT = 420

function Rows({ data }: { data: PlanPreview }) {
  const { t } = useTranslation("media")
  const view = useWindow(data.rows.length, ROW_HEIGHT, VIEWPORT)
  const heads = ["days", "due", "price", "tiles"] as const
  return (
    <div
      {...view.scrollProps}
      style={{ maxHeight: VIEWPORT, overflowY: "auto" }}
      tabIndex={0}
      role="region"
      aria-label={t("plans.table.title")}
    >
      <table className="w-full" aria-rowcount={data.rows.length + 1}>
        <thead className="bg-ui-bg-base sticky top-0">
          <tr className="border-ui-border-base border-b">
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={clx("txt-compact-xsmall-plus text-ui-fg-subtle px-2 py-2 first:pl-6 last:pr-6", {
                  "text-right": index === 0 || index === 2,
                  "text-left": index === 1 || index === 3,
                })}
              >
                {t(`plans.table.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.before > 0 && <tr aria-hidden style={{ height: view.before }} />}
          {data.rows.slice(view.start, view.end).map((row) => (
            <PriceRow key={row.days} row={row} currency={data.currency_code} />
          ))}
          {view.after > 0 && <tr aria-hidden style={{ height: view.after }} />}
        </tbody>
      </table>
    </div>
  )
}

function PriceRow({ row, currency }: { row: PreviewRow; currency: string }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const tiles = row.tiles.map((tile) =>
    tile.count > 1 ? t("plans.table.tile", { count: tile.count, label: tile.label }) : tile.label,
  )
  return (
    <tr
      className={clx("txt-compact-small border-ui-border-base border-b", { "text-ui-fg-subtle": !row.allowed })}
      style={{ height: ROW_HEIGHT }}
    >
      <td className="pl-6 pr-2 text-right tabular-nums">{row.days}</td>
      <td className="whitespace-nowrap px-2 tabular-nums">{formatDate(row.due_date, language)}</td>
      <td className="whitespace-nowrap px-2 text-right font-medium tabular-nums">
        {row.amount === null ? (
          <span className="text-ui-fg-error">{t("plans.table.noRate")}</span>
        ) : (
          formatAmount(row.amount, currency, language)
        )}
      </td>
      <td className="text-ui-fg-subtle px-2 pr-6">
        {!row.allowed
          ? t("plans.table.tooShort")
          : row.no_rate_date
            ? t("plans.table.noRateOn", { date: formatDate(row.no_rate_date, language) })
            : tiles.join(" + ")}
      </td>
    </tr>
  )
}
