import type { IPaymentModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { MediaError } from "../../../lib/errors"
import { holdLasts } from "../../../modules/rental/domain/deposit"
import { select } from "../../lib/sql"

/** Money noted at the desk: the clerk has taken it, or keeps the card's imprint. */
const AT_THE_DESK = "pp_system_default"

export interface AuthorizeDeposit {
  order_id: string
  customer_id: string
  amount: string
  currency_code: string
  /** The last due time of the order's rentals. */
  latest_due: Date
  /** `charge` takes it as money, for a card that cannot hold it long enough. */
  mode: "hold" | "charge"
}

/** A payment that stands for a deposit, beside the shop order and not on it. */
export interface AuthorizedDeposit {
  payment_collection_id: string
  payment_id: string
  amount: string
  authorized_until: Date | null
  captured: boolean
}

/**
 * Authorises a deposit with the customer's saved method, or at the desk. It is not linked to the shop order: an edit of
 * the order would cancel it, a cancellation refund it.
 *
 * @throws 409 `media_rental_deposit_refused` when the method refuses, or cannot hold the money until three days after
 * the last due time; `details.offered` names what can be done instead
 */
export async function authorizeDeposit(
  container: MedusaContainer,
  input: AuthorizeDeposit,
): Promise<AuthorizedDeposit> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const { amount, currency_code } = input
  const session = await openSession(container, input)
  const payment = await payments.authorizePaymentSession(session.id, {}).catch((error: Error) => {
    throw refused(`the payment method refuses the deposit: ${error.message}`, {})
  })
  if (!payment) throw refused("the payment method has not authorised the deposit yet", {})
  const authorized = {
    payment_collection_id: session.payment_collection_id,
    payment_id: payment.id,
    amount,
    authorized_until: authorizedUntil(payment.data),
    captured: input.mode === "charge",
  }
  try {
    if (input.mode === "charge") await payments.capturePayment({ payment_id: payment.id, amount: Number(amount) })
    else requireLasting(authorized, input.latest_due)
  } catch (error) {
    await letGo(container, authorized, currency_code)
    throw error
  }
  return authorized
}

async function openSession(container: MedusaContainer, input: AuthorizeDeposit) {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const { order_id, amount, currency_code } = input
  const [collection] = await payments.createPaymentCollections([
    { currency_code, amount: Number(amount), metadata: { media_rental_deposit: order_id } },
  ])
  const saved = await savedMethod(container, input.customer_id)
  const session = await payments.createPaymentSession(collection!.id, {
    provider_id: saved?.provider_id ?? AT_THE_DESK,
    currency_code,
    amount: Number(amount),
    data: saved ? { payment_method: saved.id, off_session: true, confirm: true, capture_method: "manual" } : {},
    context: saved ? { account_holder: saved.account_holder } : {},
  })
  return { id: session.id, payment_collection_id: collection!.id }
}

interface SavedMethod {
  id: string
  provider_id: string
  account_holder: { id: string; data: Record<string, unknown> }
}

/** The first method a provider keeps for the customer; `null` without one. */
async function savedMethod(container: MedusaContainer, customerId: string): Promise<SavedMethod | null> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  const holders = await select<{ id: string; provider_id: string; external_id: string; data: Record<string, unknown> }>(
    container,
    `select h.id, h.provider_id, h.external_id, h.data
       from customer_account_holder link join account_holder h on h.id = link.account_holder_id
      where link.customer_id = ? and link.deleted_at is null and h.deleted_at is null and h.provider_id <> ?
      order by h.created_at desc limit 5`,
    [customerId, AT_THE_DESK],
  )
  for (const { provider_id, ...account_holder } of holders) {
    const methods = await payments
      .listPaymentMethods({ provider_id, context: { account_holder } as never })
      .catch(() => [])
    const [method] = methods
    if (method) return { id: method.id, provider_id, account_holder }
  }
  return null
}

/**
 * Until when a provider keeps an authorisation, as far as it says: `authorized_until` (ISO 8601), or the card network's
 * `capture_before` in seconds, as Stripe names it.
 */
export function authorizedUntil(data: unknown): Date | null {
  const own = (data as { authorized_until?: unknown } | null)?.authorized_until
  if (typeof own === "string" && !Number.isNaN(Date.parse(own))) return new Date(own)
  const charge = (
    data as { latest_charge?: { payment_method_details?: { card?: { capture_before?: unknown } } } } | null
  )?.latest_charge
  const seconds = charge?.payment_method_details?.card?.capture_before
  return typeof seconds === "number" ? new Date(seconds * 1000) : null
}

function requireLasting({ authorized_until }: AuthorizedDeposit, latestDue: Date): void {
  if (authorized_until === null || holdLasts(authorized_until, latestDue)) return
  throw refused(`the hold ends at ${authorized_until.toISOString()}, before the rental is settled`, {
    authorized_until: authorized_until.toISOString(),
    latest_due: latestDue.toISOString(),
  })
}

function refused(message: string, details: Record<string, unknown>): MediaError {
  return new MediaError("conflict", "media_rental_deposit_refused", message, {
    details: { ...details, offered: "charge" },
  })
}

/** Gives an authorisation up, or back what was taken: the copy did not leave after all, or it is one too many. */
export async function letGo(
  container: MedusaContainer,
  { payment_id, captured, amount }: Pick<AuthorizedDeposit, "payment_id" | "captured" | "amount">,
  currency: string,
): Promise<void> {
  const payments = container.resolve<IPaymentModuleService>(Modules.PAYMENT)
  try {
    if (captured) await payments.refundPayment({ payment_id, amount: Number(amount), note: "media-rental: not needed" })
    else await payments.cancelPayment(payment_id)
  } catch (error) {
    const words = `media_rental: payment ${payment_id} of ${amount} ${currency} could not be given back`
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`${words}: ${(error as Error).message}`)
  }
}
