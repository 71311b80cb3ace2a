import { Button, Text } from "@medusajs/ui"
import type { RefObject } from "react"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import { useWarningText } from "../../hooks/use-warning-text"
import { customerOf, type BasketCustomer as Customer } from "../../lib/counter/basket"
import { CustomerSearch } from "./customer-search"

interface Props {
  field: RefObject<HTMLInputElement>
  customer: Customer | null
  onChange: (customer: Customer | null) => void
}

/** Who takes the discs: found by name or by scanning the member's card. */
export function BasketCustomer({ field, customer, onChange }: Props) {
  const { t } = useTranslation("media")
  const warning = useWarningText()
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" weight="plus" className="flex items-center gap-x-2">
        {t("desk.fact.customer")}
        <KeyHint>{t("desk.key.customer")}</KeyHint>
      </Text>
      {customer ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Text className="txt-large-plus break-words">
            {[customer.name, customer.member_no].filter(Boolean).join(" · ")}
          </Text>
          <Button type="button" size="small" variant="secondary" onClick={() => onChange(null)}>
            {t("desk.customer.change")}
          </Button>
        </div>
      ) : (
        <CustomerSearch field={field} onPick={(member) => onChange(customerOf(member))} />
      )}
      {customer?.blocked && (
        <Text role="alert" className="bg-ui-tag-red-bg text-ui-tag-red-text rounded-md px-3 py-2">
          {warning("customer_blocked", customer.block_reason)}
        </Text>
      )}
    </div>
  )
}
