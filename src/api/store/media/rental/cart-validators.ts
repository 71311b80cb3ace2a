import { z } from "@medusajs/framework/zod"
import { id } from "../../../../lib/fields"
import { paging } from "../../../../lib/query-params"
import { isLocalDate } from "../../../../modules/rental/domain/dates"
import { FULFILMENTS } from "../../../../modules/rental/domain/enums"
import { MAX_RENTAL_DAYS } from "../../../../modules/rental/domain/rent-price"

/** Most copies of one title in one line, whatever the options say. */
const MAX_QUANTITY = 100

/** What is no text, or no whole number, is at fault with the field's own code like any other wrong value. */
const date = z.preprocess(
  (value) => (typeof value === "string" ? value : ""),
  z
    .string()
    .refine(isLocalDate, {
      message: "is not a date YYYY-MM-DD of the calendar",
      params: { code: "media_rental_date" },
    })
    .meta({ format: "date" }),
)
const count = (max: number, code: string) =>
  z.preprocess(
    (value) => (Number.isSafeInteger(value) ? value : 0),
    z
      .int()
      .refine((value) => value >= 1 && value <= max, {
        message: `is not a whole number from 1 to ${max}`,
        params: { code },
      })
      .meta({ minimum: 1, maximum: max }),
  )
const days = count(MAX_RENTAL_DAYS, "media_rental_period")
const quantity = count(MAX_QUANTITY, "media_rental_quantity")

const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, "is not a currency code")
  .toLowerCase()

const period = {
  start_date: date.describe("Local date of the location on which the copies are fetched or sent."),
  due_date: date.optional().describe("Local date on which they are due back; either this or `days`."),
  days: days.optional(),
}
const place = {
  location_id: id.optional().describe("Default: the shop's choice for the title."),
  fulfilment: z.enum(FULFILMENTS).default("pickup"),
}
const market = { region_id: id.optional(), currency_code: currency.optional() }

type Period = { due_date?: unknown; days?: unknown }

const onePeriod = (body: Period) => (body.due_date === undefined) !== (body.days === undefined)
const ONE_PERIOD = {
  path: ["due_date"],
  message: "give either due_date or days",
  params: { code: "media_rental_date" },
}

/** `GET /store/media/rental/offers` */
export const offersQuery = z.strictObject({
  product_id: id.optional(),
  region_id: id.optional(),
  currency_code: currency.optional().describe("Of the amounts; default that of the region, else the shop's own."),
  ...paging(50),
})

/** `POST /store/media/rental/quotes` */
export const quoteBody = z
  .strictObject({ variant_id: id, ...period, quantity: quantity.default(1), ...place, ...market })
  .refine(onePeriod, ONE_PERIOD)
  .refine((body) => body.region_id !== undefined || body.currency_code !== undefined, {
    path: ["region_id"],
    message: "give region_id or currency_code",
  })

/** `POST /store/media/rental/carts/:cart_id/lines` */
export const addLineBody = z
  .strictObject({
    variant_id: id,
    ...period,
    quantity: quantity.default(1),
    ...place,
    region_id: id.optional().describe("The cart's own; another is refused."),
    currency_code: currency.optional().describe("The cart's own; another is refused."),
    price_hash: z.string().min(1).max(100).optional().describe("Of a quote: refuses when the price has changed."),
    hold_id: id.optional().describe("A hold of the customer that is ready: its copy becomes this line's."),
  })
  .refine(onePeriod, ONE_PERIOD)

/** `POST /store/media/rental/carts/:cart_id/lines/:id`: what is left out stays. */
export const changeLineBody = z
  .strictObject({
    start_date: date.optional(),
    due_date: period.due_date,
    days: period.days,
    quantity: quantity.optional(),
    location_id: place.location_id,
    fulfilment: z.enum(FULFILMENTS).optional(),
    price_hash: addLineBody.shape.price_hash,
  })
  .refine((body) => body.due_date === undefined || body.days === undefined, ONE_PERIOD)

export type AddLineBody = z.output<typeof addLineBody>
export type ChangeLineBody = z.output<typeof changeLineBody>
export type QuoteBody = z.output<typeof quoteBody>
