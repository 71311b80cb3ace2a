import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { BoundLine } from "../../../../modules/rental/actions/cart"
import { compareMoney, isZero } from "../../../../modules/rental/domain/money"
import { depositOfLines } from "../../../../modules/rental/domain/quote"
import type MediaRentalService from "../../../../modules/rental/service"
import { select } from "../../../lib/sql"
import { cartLines } from "../lib/cart-facts"
import { ensureDepositTax } from "../lib/deposit-tax"
import { depositItem, type LineItemInput } from "../lib/line-item"

export interface PlanDepositInput {
  cart_id: string
  /** A bound line that is about to enter the cart. */
  entering?: string | null
  /** Lines of the cart that are about to leave it. */
  leaving?: string[]
}

/** What has to change so that the cart carries the deposit of its lines. */
export interface DepositPlan {
  /** Deposit lines that are wrong or too many. */
  remove: string[]
  add: LineItemInput[]
}

/**
 * Compares the deposit line with what the bound lines ask. Changes nothing but the tax set-up, which only ever grows and
 * needs no compensation.
 */
export const planDepositStep = createStep(
  "media-rental-plan-deposit",
  async (input: PlanDepositInput, { container }) => new StepResponse(await planDeposit(container, input)),
)

async function planDeposit(
  container: MedusaContainer,
  { cart_id, entering = null, leaving = [] }: PlanDepositInput,
): Promise<DepositPlan> {
  const [bound, lines] = await Promise.all([
    container.resolve<MediaRentalService>("mediaRental").cart.lines(cart_id),
    cartLines(container, cart_id),
  ])
  const present = new Set(lines.map(({ id }) => id).filter((id) => !leaving.includes(id)))
  const counting = bound.filter(
    ({ id, line_item_id }) => id === entering || (line_item_id !== null && present.has(line_item_id)),
  )
  const total = chargedTotal(counting)
  const current = lines.filter((line) => line.is_deposit)
  const [only] = current
  const isRight =
    total === null
      ? current.length === 0
      : current.length === 1 && only!.quantity === 1 && compareMoney(only!.unit_price, total) === 0
  if (isRight) return { remove: [], add: [] }
  const remove = current.map(({ id }) => id)
  if (total === null) return { remove, add: [] }
  const typeId = await ensureDepositTax(container)
  return { remove, add: [depositItem(total, { typeId, locale: await localeOf(container, cart_id) })] }
}

/** `null` when nothing is charged: no deposit, or one that is only held at the counter. */
function chargedTotal(lines: readonly BoundLine[]): string | null {
  const [first] = lines
  if (!first) return null
  const { mode, total } = depositOfLines(
    lines.map((line) => ({ ...line, terms: line.terms_snapshot.terms })),
    first.currency_code,
  )
  return mode === "charge" && !isZero(total) ? total : null
}

async function localeOf(container: MedusaContainer, cartId: string): Promise<string | null> {
  const [cart] = await select<{ locale: string | null }>(container, "select locale from cart where id = ?", [cartId])
  return cart?.locale ?? null
}
