import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProduct, DetailWidgetProps } from "@medusajs/framework/types"
import { ProductRental } from "../../../admin/pages/rental-widget/product-rental"

const MediaRentalProduct = ({ data }: DetailWidgetProps<AdminProduct>) => <ProductRental productId={data.id} />

export const config = defineWidgetConfig({ zone: "product.details.after", id: "media-rental-product" })
export default MediaRentalProduct
