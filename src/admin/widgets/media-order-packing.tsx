import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { PackingWidget } from "../../../admin/pages/license-packing/packing-widget"

const MediaOrderPacking = ({ data }: DetailWidgetProps<AdminOrder>) => <PackingWidget order={data} />

export const config = defineWidgetConfig({ zone: "order.details.after", id: "media-order-packing" })
export default MediaOrderPacking
