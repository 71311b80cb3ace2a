import type { MedusaContainer } from "@medusajs/framework/types"
import type { MediaOptions } from "../../../lib/options"
import type { TagScheme } from "../../../modules/license/domain/enums"
import { arrange } from "../labels/arrangement"
import { LABEL_LAYOUT_NAMES, LABEL_LAYOUTS, labelsPerPage, type LabelLayoutName } from "../labels/layouts"
import { symbolPlan, type SymbolPlan } from "../labels/plan"
import type { SymbolKind } from "../labels/symbol"

/** Where no host is configured the preview is of one of this length, the longest that keeps a GS1 symbol at 18 mm. */
const USUAL_HOST = 13

export interface SymbolPreview {
  host: string | null
  plan: SymbolPlan
  layouts: {
    name: LabelLayoutName
    label_width: number
    label_height: number
    per_page: number
    fits: boolean
    fits_with_pin: boolean
  }[]
}

/** What the labels of a batch would look like, before it is ordered. */
export function symbolPreview(
  container: MedusaContainer,
  {
    scheme,
    company_prefix,
    symbol,
  }: { scheme: TagScheme; company_prefix?: string | null | undefined; symbol: SymbolKind },
): SymbolPreview {
  const { hosts } = container.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions().license
  const [host = null] = hosts
  const plan = symbolPlan({
    scheme,
    symbol,
    host_length: host?.length ?? USUAL_HOST,
    ...(company_prefix ? { prefix_length: company_prefix.length } : {}),
  })
  const layouts = LABEL_LAYOUT_NAMES.map((name) => {
    const layout = LABEL_LAYOUTS[name]
    return {
      name,
      label_width: layout.label_width,
      label_height: layout.label_height,
      per_page: labelsPerPage(layout),
      fits: arrange(layout, plan.size_mm, false) !== null,
      fits_with_pin: arrange(layout, plan.size_mm, true) !== null,
    }
  })
  return { host, plan, layouts }
}
