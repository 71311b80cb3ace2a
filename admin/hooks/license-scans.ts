import type { RemoteSource } from "../components/combo-fields"
import { request } from "../lib/client"
import type { ConsoleApi } from "../lib/license-console/types"
import type { CheckAnswer, ScanAnswer, ScanRequest, Shown } from "../lib/license-tag-types"
import type { UnitPage } from "../lib/rental-copy-types"

const LICENSE = "/admin/media/license"

/** Checks what was scanned, step by step; nothing is written down. */
export const checkShown = (body: Shown) => request<CheckAnswer>(`${LICENSE}/checks`, { method: "POST", body })

/** Does something with a copy. The same key and body get the same answer. */
export const sendScan = (body: ScanRequest, idempotencyKey: string) =>
  request<ScanAnswer>(`${LICENSE}/scans`, { method: "POST", body, idempotencyKey })

/** The console's own routes. */
export const consoleApi: ConsoleApi = {
  check: checkShown,
  scan: sendScan,
  findCopy: async (barcode) => {
    const { units } = await request<UnitPage>("/admin/media/rental/units", { query: { q: barcode, limit: 20 } })
    const found = units.find((unit) => unit.barcode.toLowerCase() === barcode.toLowerCase())
    return found ? { id: found.id, barcode: found.barcode, title: found.title } : null
  },
}

interface VariantPage {
  variants: { id: string; title: string; sku: string | null; product: { title: string } | null }[]
  count: number
  offset: number
  limit: number
}

/** Variants of all products, by title or SKU. */
export const variantSource: RemoteSource = {
  queryKey: ["media", "variants", "pick"],
  fetchPage: async (query) => {
    const { variants, ...page } = await request<VariantPage>("/admin/product-variants", {
      query: { ...query, fields: "id,title,sku,product.title" },
    })
    const options = variants.map(({ id, title, sku, product }) => ({
      value: id,
      label: [product?.title, title, sku].filter(Boolean).join(" · "),
    }))
    return { ...page, options }
  },
}
