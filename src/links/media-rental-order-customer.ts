import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"
import RentalModule from "../modules/rental"

/** The customer who booked; a transferred shop order's customer is the order's. */
export default defineLink(
  { linkable: RentalModule.linkable.mediaRentalOrder, field: "customer_id" },
  CustomerModule.linkable.customer,
  { readOnly: true },
)
