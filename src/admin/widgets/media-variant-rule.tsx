import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminProductVariant, DetailWidgetProps } from "@medusajs/framework/types"
import { RuleWidget } from "../../../admin/pages/license-rules/rule-widget"

const MediaVariantRule = ({ data }: DetailWidgetProps<AdminProductVariant>) => (
  <RuleWidget variantId={data.id} name={[data.product?.title, data.title, data.sku].filter(Boolean).join(" · ")} />
)

export const config = defineWidgetConfig({ zone: "product_variant.details.side.after", id: "media-variant-rule" })
export default MediaVariantRule
