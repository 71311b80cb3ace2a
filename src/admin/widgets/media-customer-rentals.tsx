import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { CustomerWidget } from "../../../admin/pages/customer-widget/customer-widget"

const MediaCustomerRentals = ({ data }: DetailWidgetProps<AdminCustomer>) => <CustomerWidget customerId={data.id} />

export const config = defineWidgetConfig({ zone: "customer.details.after", id: "media-customer-rentals" })
export default MediaCustomerRentals
