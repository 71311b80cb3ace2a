import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { DetailWidgetProps, AdminProduct } from "@medusajs/framework/types"
import { ProductWidget } from "../../../admin/pages/product-widget/product-widget"

const MediaProductDetails = ({ data }: DetailWidgetProps<AdminProduct>) => <ProductWidget productId={data.id} />

export const config = defineWidgetConfig({ zone: "product.details.after", id: "media-product-details" })
export default MediaProductDetails
