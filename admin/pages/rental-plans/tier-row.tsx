import { ChevronDownMini, ChevronUpMini, SquareTwoStack, Trash } from "@medusajs/icons"
import { Badge, Button, clx, Input } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { get, useController, useFormContext, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { RemoteCell } from "../../components/combo-fields"
import { NamedIconButton } from "../../components/named-icon-button"
import { RowFaults, SelectCell } from "../../components/row-editor"
import { WeekdayToggle } from "../../components/weekday-toggle"
import { customerGroupSource } from "../../hooks/customer-groups"
import { useCurrencies } from "../../hooks/use-currencies"
import { useLanguage } from "../../hooks/use-language"
import type { TierDraft } from "../../lib/plan-form"
import { formatDate, isRealDate } from "../../lib/shop-clock"
import { weekdayList } from "../../lib/weekdays"

interface Props {
  index: number
  /** Nobody is ever charged with it. */
  isUnused: boolean
  onCopy: () => void
  onRemove: () => void
}

/** One price; whom and when it is for stands below when it is opened. */
export function TierRow({ index, isUnused, onCopy, onRemove }: Props) {
  const { t } = useTranslation("media")
  const number = index + 1
  const name = `tiers.${index}`
  const tier = useWatch({ name }) as TierDraft
  const summary = useConditions(tier)
  const [isOpen, setOpen] = useState(false)
  const currencies = useCurrencies().map((code) => ({ value: code, label: code.toUpperCase() }))
  return (
    <>
      <tr className={clx({ "bg-ui-tag-orange-bg": isUnused })}>
        <td className="w-20 py-1.5 pl-6 pr-1">
          <Cell name={`${name}.days`} label={t("plans.tier.daysOf", { number })} inputMode="numeric" isNumber />
        </td>
        <td className="w-28 px-1 py-1.5">
          <Cell name={`${name}.amount`} label={t("plans.tier.amountOf", { number })} inputMode="decimal" isNumber />
        </td>
        <td className="w-24 px-1 py-1.5">
          <SelectCell
            name={`${name}.currency_code`}
            label={t("plans.tier.currencyOf", { number })}
            choices={currencies}
          />
        </td>
        <td className="px-1 py-1.5">
          <Cell
            name={`${name}.label`}
            label={t("plans.tier.labelOf", { number })}
            placeholder={Number(tier.days) > 0 ? t("plans.tierName", { count: Number(tier.days) }) : ""}
          />
        </td>
        <td className="px-1 py-1.5">
          <Button
            type="button"
            size="small"
            variant="transparent"
            aria-expanded={isOpen}
            aria-label={t("plans.tier.conditionsOf", { number, summary })}
            onClick={() => setOpen(!isOpen)}
          >
            <span className="max-w-[180px] truncate">{summary}</span>
            {isOpen ? <ChevronUpMini /> : <ChevronDownMini />}
          </Button>
          {isUnused && (
            <Badge size="2xsmall" color="orange">
              {t("plans.tier.unused")}
            </Badge>
          )}
        </td>
        <td className="whitespace-nowrap py-1.5 pl-1 pr-6">
          <NamedIconButton label={t("plans.tier.copy", { number })} onClick={onCopy}>
            <SquareTwoStack />
          </NamedIconButton>
          <NamedIconButton label={t("rows.remove", { number })} onClick={onRemove}>
            <Trash />
          </NamedIconButton>
        </td>
      </tr>
      <tr className="border-ui-border-base border-b">
        <td colSpan={6} className="px-6">
          <RowFaults name={name} />
          {isOpen && <Conditions name={name} number={number} />}
        </td>
      </tr>
    </>
  )
}

function Conditions({ name, number }: { name: string; number: number }) {
  const { t } = useTranslation("media")
  const dows = useController({ name: `${name}.start_dows` }).field
  return (
    <div className="grid grid-cols-1 gap-4 pb-4 pt-1 md:grid-cols-2">
      <Part label={t("plans.tier.group")}>
        <RemoteCell
          name={`${name}.customer_group`}
          label={t("plans.tier.groupOf", { number })}
          source={customerGroupSource}
          placeholder={t("plans.tier.everybody")}
        />
      </Part>
      <Part label={t("plans.tier.dows")}>
        <WeekdayToggle label={t("plans.tier.dowsOf", { number })} value={Number(dows.value)} onChange={dows.onChange} />
      </Part>
      <Part label={t("plans.tier.from")}>
        <Cell name={`${name}.valid_from`} label={t("plans.tier.fromOf", { number })} type="date" />
      </Part>
      <Part label={t("plans.tier.to")}>
        <Cell name={`${name}.valid_to`} label={t("plans.tier.toOf", { number })} type="date" />
      </Part>
    </div>
  )
}

/** The control has its own name for screen readers; this is for the eye. */
function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-y-1">
      <span aria-hidden className="txt-compact-xsmall text-ui-fg-subtle">
        {label}
      </span>
      {children}
    </div>
  )
}

interface CellProps {
  name: string
  label: string
  placeholder?: string
  inputMode?: "numeric" | "decimal"
  type?: "date"
  isNumber?: boolean
}

function Cell({ name, label, isNumber, ...input }: CellProps) {
  const { register, formState } = useFormContext()
  const fault = get(formState.errors, name) as { message?: string } | undefined
  return (
    <Input
      {...register(name)}
      {...input}
      size="small"
      autoComplete="off"
      aria-label={label}
      aria-invalid={Boolean(fault)}
      className={isNumber ? "text-right tabular-nums" : undefined}
    />
  )
}

/** Whom and when a price is for, in a few words. */
function useConditions(tier: TierDraft): string {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const day = (date: string) => (isRealDate(date) ? formatDate(date, language) : "")
  const days = weekdayList(tier.start_dows, language, t("common.comma"))
  const parts = [
    tier.customer_group?.name ?? "",
    days && t("plans.tier.startingOn", { days }),
    day(tier.valid_from) && t("plans.tier.since", { date: day(tier.valid_from) }),
    day(tier.valid_to) && t("plans.tier.before", { date: day(tier.valid_to) }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(" · ") : t("plans.tier.always")
}
