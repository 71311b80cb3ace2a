import { actRoute, expectedOf } from "../../../act-route"
import { extendBody } from "../../../orders-validators"

export const POST = actRoute({
  summary: "Extend a rental",
  description: "Staff may extend an overdue rental: the late fee so far is charged first, under the old due date.",
  permission: "rental.order:update",
  body: extendBody,
  errors: {
    400: ["media_rental_extension_refused", "media_rental_period", "media_rental_no_rate"],
    409: ["media_rental_charge_changed"],
  },
  act: (body) => ({ act: "extend", due_date: body.due_date, by: "staff", expected: expectedOf(body) }),
})
