import { z } from "@medusajs/framework/zod"
import { defineSetting } from "../../lib/registry"

const group = "rental"

/** Whether somebody without an account may rent online. */
export const allowGuest = defineSetting({
  key: "rental.allow_guest",
  schema: z.boolean(),
  default: false,
  scope: "sales_channel",
  group,
  labelKey: "settings.rental.allow_guest",
})

/** Charge fees on the shop order (and give the whole deposit back) instead of keeping them from the deposit. */
export const feesOnOrder = defineSetting({
  key: "rental.fees_on_order",
  schema: z.boolean(),
  default: false,
  scope: "store",
  group,
  labelKey: "settings.rental.fees_on_order",
})

/** Where rentals are picked up when a request names no location; unset: the channel's first with copies of the title. */
export const defaultLocation = defineSetting({
  key: "rental.default_location_id",
  schema: z.string().min(1).max(64).nullable(),
  default: null,
  scope: "sales_channel",
  group,
  labelKey: "settings.rental.default_location_id",
})
