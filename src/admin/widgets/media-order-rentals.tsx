import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { OrderWidget } from "../../../admin/pages/order-widget/order-widget"

const MediaOrderRentals = ({ data }: DetailWidgetProps<AdminOrder>) => <OrderWidget orderId={data.id} />

export const config = defineWidgetConfig({ zone: "order.details.after", id: "media-order-rentals" })
export default MediaOrderRentals
