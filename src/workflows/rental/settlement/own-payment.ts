import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { addMoney, compareMoney, isZero, minMoney, remainder } from "../../../modules/rental/domain/money"
import { paymentOf, roomOf, type OrderPayment } from "./order-money"

/**
 * Payments of a deposit that stand beside the shop order, not on it: editing the order would cancel them, cancelling it
 * refund them. Medusa's workflows for refunds want an order, so the payment module is asked itself.
 */
interface OwnPayment extends OrderPayment {
  provider_id: string
  canceled: boolean
}

async function ownPayment(container: MedusaContainer, id: string, currency: string): Promise<OwnPayment> {
  const payment = await payments(container).retrievePayment(id, { relations: ["captures", "refunds"] })
  const rows = payment as unknown as Parameters<typeof paymentOf>[0]
  return { ...paymentOf(rows, currency), provider_id: payment.provider_id, canceled: Boolean(payment.canceled_at) }
}

/** Gives back up to an amount under a note that makes it happen once; answers what has gone back under it. */
export async function refundOwn(
  container: MedusaContainer,
  input: { payment_id: string; amount: string; note: string; currency_code: string },
): Promise<string> {
  const { currency_code, note } = input
  const under = ({ refunds }: OrderPayment) =>
    addMoney(
      refunds.filter((refund) => refund.note === note).map((refund) => refund.amount),
      currency_code,
    )
  const payment = await ownPayment(container, input.payment_id, currency_code)
  const left = minMoney(
    [remainder(input.amount, under(payment), currency_code), roomOf(payment, currency_code)],
    currency_code,
  )
  if (isZero(left)) return under(payment)
  await payments(container).refundPayment({ payment_id: payment.id, amount: Number(left), note })
  return addMoney([under(payment), left], currency_code)
}

/** What was taken from a hold, and what of it went straight back. */
export interface TakenFromHold {
  captured: string
  refunded: string
}

/**
 * Takes an amount from an authorised hold in one capture and lets go of the rest. Medusa cannot tell a provider how much
 * to take, so one that is more than a record of ours takes all of it and gives the rest back. A hold that has been
 * captured before, by a run that died, is not captured again.
 */
export async function captureHold(
  container: MedusaContainer,
  input: { payment_id: string; amount: string; note: string; currency_code: string },
): Promise<TakenFromHold> {
  const { currency_code, note } = input
  const payment = await ownPayment(container, input.payment_id, currency_code)
  const zero = addMoney([], currency_code)
  if (compareMoney(payment.captured, 0) === 0) {
    if (isZero(input.amount) || payment.canceled) {
      if (!payment.canceled) await payments(container).cancelPayment(payment.id)
      return { captured: zero, refunded: zero }
    }
    const amount = capturesInPart(payment) ? minMoney([input.amount, payment.amount], currency_code) : payment.amount
    await payments(container).capturePayment({ payment_id: payment.id, amount: Number(amount) })
  }
  const { captured, canceled } = await ownPayment(container, payment.id, currency_code)
  if (!canceled && compareMoney(captured, payment.amount) < 0) await payments(container).cancelPayment(payment.id)
  const rest = remainder(captured, input.amount, currency_code)
  const refunded = await refundOwn(container, { payment_id: payment.id, amount: rest, note, currency_code })
  return { captured, refunded }
}

/** Money taken at the desk is only written down: any amount can be. */
const capturesInPart = ({ provider_id }: OwnPayment) => provider_id.startsWith("pp_system")

const payments = (container: MedusaContainer) => container.resolve<IPaymentModuleService>(Modules.PAYMENT)
