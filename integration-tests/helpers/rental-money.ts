import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { AxiosInstance } from "axios"
import request from "supertest"
import { addDays } from "../../src/modules/rental/domain/dates"
import type { Terms } from "../../src/modules/rental/domain/terms"
import { reconcileRentalsWorkflow } from "../../src/workflows/rental/jobs"
import { settleRentalWorkflow } from "../../src/workflows/rental"
import {
  completeCart,
  rental,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCartInput,
  type RentalCustomer,
  type RentalShop,
} from "./rental-shop"
import { adminHeaders } from "./shop"

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are judged by what they say
type Json = any

export const DESK = "/admin/media/rental"

/** A deposit of 20.00 per copy, paid with the order. */
export const DEPOSIT: Partial<Terms> = {
  deposit_mode: "charge",
  deposit_type: "fixed",
  deposit_value: { eur: "20.00", jpy: "2000" },
}

/** One copy of an order. */
export interface Booked {
  id: string
  orderId: string
  barcode: string
}

/** What the shop holds of an order's money, what the order asks for, and what can be paid in. */
export interface Books {
  held: number
  owed: number
  payable: number
}

/** A shop with deposits, 19 % tax on top of its prices and four copies, seen from its till. */
export class MoneyDesk {
  private constructor(
    private readonly api: AxiosInstance,
    private readonly container: MedusaContainer,
    readonly shop: RentalShop,
    readonly customer: RentalCustomer,
    private readonly headers: Record<string, string>,
  ) {}

  static async open(api: unknown, container: MedusaContainer, copies = 4): Promise<MoneyDesk> {
    const shop = await rentalShop(container, { copies, terms: { ...DEPOSIT, inspect_on_return: false } })
    const customer = await rentalCustomer(container, shop)
    const tax = container.resolve(Modules.TAX)
    const [region] = await tax.listTaxRegions({ country_code: "de" })
    await tax.createTaxRates([{ tax_region_id: region!.id, name: "VAT", code: "vat", rate: 19, is_default: true }])
    const { headers } = await adminHeaders(container)
    return new MoneyDesk(api as AxiosInstance, container, shop, customer, headers)
  }

  async post(path: string, body: object): Promise<{ status: number; body: Json }> {
    return request(String(this.api.defaults.baseURL)).post(path).set(this.headers).send(body)
  }

  async get(path: string): Promise<Json> {
    return (await this.api.get(path, { headers: this.headers })).data
  }

  sql<T = Record<string, Json>>(text: string, values: unknown[] = []): Promise<T[]> {
    return rows<T>(this.container, text, values)
  }

  /** An act that has to succeed. */
  async ok(path: string, body: object): Promise<Json> {
    const { status, body: answer } = await this.post(path, body)
    if (status >= 400) throw new Error(`${path} answered ${status} ${JSON.stringify(answer)}`)
    return answer
  }

  /** Changes the shop's terms for what is booked from now on. */
  async terms(set: Partial<Terms>): Promise<void> {
    const columns = Object.keys(set).map((key) => `${key} = ?`)
    const values = Object.values(set).map((value) => (typeof value === "object" ? JSON.stringify(value) : value))
    await this.sql(`update media_rental_terms set ${columns.join(", ")}`, values)
  }

  /** Ordered and authorised as a shop front does it; a copy costs 5.00, 0.95 tax and the deposit of 20.00. */
  async bookAll(input: Omit<RentalCartInput, "customer">): Promise<Booked[]> {
    const { customer } = this
    const placed = await completeCart(this.api, await rentalCart(this.api, this.shop, { customer, ...input }))
    const rentals = await rentalsOf(this.container, placed.id)
    const units = await this.sql(`select id, barcode from media_rental_unit`)
    return rentals.map((row) => ({
      id: row["id"] as string,
      orderId: placed.id,
      barcode: units.find(({ id }) => id === row["unit_id"])!["barcode"],
    }))
  }

  async book(): Promise<Booked> {
    const [booked] = await this.bookAll({ lines: [{ days: 3 }] })
    return booked!
  }

  /** Three days more, 4.00 and 0.76 tax on the shop order, which nobody has paid. */
  async extend({ id }: Booked): Promise<void> {
    const [row] = await this.sql(`select due_date from media_rental_order where id = ?`, [id])
    const due_date = addDays(row!["due_date"], 3)
    const { preview } = await this.ok(`${DESK}/orders/${id}/extend/preview`, { due_date })
    const { expected_total, currency_code } = preview
    await this.ok(`${DESK}/orders/${id}/extend`, { due_date, expected_total, currency_code })
  }

  /** The booking begins today, so that its copy can be fetched. */
  async begin({ id }: Booked): Promise<void> {
    await this.sql(
      `update media_rental_order set starts_at = starts_at - interval '1 day',
         start_date = to_char(start_date::date - 1, 'YYYY-MM-DD') where id = ?`,
      [id],
    )
  }

  async takeHome(booked: Booked): Promise<void> {
    await this.begin(booked)
    await this.ok(`${DESK}/handouts`, { rental_id: booked.id, barcode: booked.barcode })
  }

  giveBack({ barcode }: Booked, currency_code = "eur"): Promise<Json> {
    const where = { barcode, location_id: this.shop.locationId }
    return this.ok(`${DESK}/returns`, { ...where, expected_total: "0.00", currency_code })
  }

  /** Shows what an act comes to, then does it; answers what was shown. */
  async act({ id }: Booked, name: string): Promise<string> {
    const { preview } = await this.ok(`${DESK}/orders/${id}/${name}/preview`, {})
    const { expected_total, currency_code } = preview
    await this.ok(`${DESK}/orders/${id}/${name}`, { expected_total, currency_code })
    return expected_total
  }

  async chargeOf({ id }: Booked, kind: string): Promise<Json> {
    const { order } = await this.get(`${DESK}/orders/${id}`)
    return order.charges.findLast((charge: { kind: string }) => charge.kind === kind)
  }

  waive({ id }: Booked, charge_id: string, amount?: string): Promise<{ status: number; body: Json }> {
    return this.post(`${DESK}/orders/${id}/waive`, { charge_id, reason: "a kindness", ...(amount ? { amount } : {}) })
  }

  /** Pays what the order asks for, as staff do with Medusa's own button. */
  async pay({ orderId }: Booked): Promise<{ status: number }> {
    const [open] = await this.openCollections(orderId)
    return this.post(`/admin/payment-collections/${open!["id"]}/mark-as-paid`, { order_id: orderId })
  }

  async books({ orderId }: Pick<Booked, "orderId">): Promise<Books> {
    const [money] = await this.sql(
      `select coalesce(sum(c.amount), 0)::float8 - coalesce(sum(f.amount), 0)::float8 as held
       from order_payment_collection l join payment p on p.payment_collection_id = l.payment_collection_id
       left join (select payment_id, sum(amount) as amount from capture group by 1) c on c.payment_id = p.id
       left join (select payment_id, sum(amount) as amount from refund group by 1) f on f.payment_id = p.id
       where l.order_id = ?`,
      [orderId],
    )
    const { order } = await this.get(`/admin/orders/${orderId}`)
    const open = await this.openCollections(orderId)
    const payable = open.reduce((sum, { amount }) => sum + Number(amount), 0)
    return { held: cents(money!["held"]), owed: cents(order.summary.pending_difference), payable: cents(payable) }
  }

  private openCollections(orderId: string) {
    return this.sql(
      `select pc.id, pc.amount::float8 as amount from order_payment_collection l
       join payment_collection pc on pc.id = l.payment_collection_id
       where l.order_id = ? and pc.status in ('not_paid', 'awaiting')`,
      [orderId],
    )
  }

  /** `kind amount status by means`, in the order they were written. */
  async ledger({ id }: Booked): Promise<string[]> {
    const charges = await rental(this.container).ledger.chargesOf([id])
    return charges.map(
      ({ kind, amount, status, paid_by }) => `${kind} ${amount} ${status}${paid_by ? ` by ${paid_by}` : ""}`,
    )
  }

  /** What a second settlement, as the nightly job makes it, moves (nothing), and what the nightly look finds (nothing). */
  async night(...booked: Booked[]): Promise<Record<string, unknown>> {
    for (const { id } of booked) await settleRentalWorkflow(this.container).run({ input: { rental_order_id: id } })
    await this.sql(`update media_rental_order set updated_at = now() - interval '1 hour'`)
    const { result } = await reconcileRentalsWorkflow(this.container).run({ input: {} })
    return (result as Json).findings
  }
}

const cents = (amount: number) => Math.round(amount * 100) / 100
