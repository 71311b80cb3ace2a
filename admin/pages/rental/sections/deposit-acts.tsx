import { Button, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useMoney } from "../../../components/money-lines"
import { useCan } from "../../../hooks/use-can"
import { useFailureText } from "../../../hooks/use-problem-text"
import { useRentalAct } from "../../../hooks/rentals"
import { needsSecurity } from "../../../lib/deposit-security"
import type { RentalDetail } from "../../../lib/rental-types"

const ACTIONS = ["hold", "charge", "waive"] as const

/** What staff can do about a hold that has run out or will not last: hold it anew, take it as money, do without. */
export function DepositActs({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const money = useMoney()
  const prompt = usePrompt()
  const failure = useFailureText()
  const run = useRentalAct(rental.id)
  const { deposit } = rental
  if (!deposit || !needsSecurity(rental) || !can("rental.order:adjust")) return null
  const amount = money(deposit.amount, deposit.currency_code)
  const act = async (action: (typeof ACTIONS)[number]) => {
    const agreed = await prompt({
      title: t(`rentals.deposit.act.${action}`),
      description: t(`rentals.deposit.act.${action}_explain`, { amount }),
      confirmText: t(`rentals.deposit.act.${action}`),
      cancelText: t("common.cancel"),
      variant: action === "waive" ? "danger" : "confirmation",
    })
    if (!agreed) return
    run.mutate(
      { act: "deposit", body: { action } },
      {
        onSuccess: () => void toast.success(t("rentals.actDone", { number: rental.display_no })),
        onError: (error) => void toast.error(failure(error)),
      },
    )
  }
  return (
    <div className="flex flex-wrap gap-2 pt-2">
      {ACTIONS.map((action) => (
        <Button
          key={action}
          type="button"
          size="small"
          variant="secondary"
          disabled={run.isPending}
          onClick={() => void act(action)}
        >
          {t(`rentals.deposit.act.${action}`)}
        </Button>
      ))}
    </div>
  )
}
