import { TagStaff, type PrintedLabel } from "../../helpers/tag-labels"
import { adminApi, adminToken, shop, storeApi } from "./shop"

const A = "/admin/media/license"

/** A record of the demo that is in stock, to be sold with a tag. */
export interface SaleTitle {
  product_id: string
  variant_id: string
  title: string
  location_id: string
}

/** The shop's staff at work with tags, as the e2e user. */
export async function tagStaff(): Promise<TagStaff> {
  return new TagStaff(shop().url, `Bearer ${await adminToken()}`)
}

/** A record with enough in stock for every spec that sells it. */
export async function saleTitle(handle = "kind-of-blue-lp"): Promise<SaleTitle> {
  const { products } = await adminApi<{
    products: { id: string; title: string; variants: { id: string; manage_inventory: boolean }[] }[]
  }>(`/admin/products?handle=${handle}&fields=id,title,variants.id,variants.manage_inventory`)
  const { stock_locations: places } = await adminApi<{ stock_locations: { id: string }[] }>("/admin/stock-locations")
  const [product] = products
  const variant = product?.variants.find(({ manage_inventory }) => manage_inventory)
  if (!product || !variant || !places[0]) throw new Error(`the demo shop does not sell ${handle}`)
  await restock(variant.id, places[0].id)
  return { product_id: product.id, variant_id: variant.id, title: product.title, location_id: places[0].id }
}

async function restock(variantId: string, locationId: string): Promise<void> {
  const { variants } = await adminApi<{ variants: { inventory_items: { inventory_item_id: string }[] }[] }>(
    `/admin/product-variants?id=${variantId}&fields=id,inventory_items.inventory_item_id`,
  )
  for (const { inventory_item_id: id } of variants[0]?.inventory_items ?? []) {
    await adminApi(`/admin/inventory-items/${id}/location-levels/${locationId}`, { stocked_quantity: 500 })
  }
}

/** Printed labels that are on no copy of the stock yet. */
export async function printedLabels(quantity: number, batch: object = {}): Promise<PrintedLabel[]> {
  const staff = await tagStaff()
  const id = await staff.mint({ quantity, title: { en: "Kind of Blue", zhCN: "泛蓝调调" }, ...batch })
  return staff.print(id, 0, quantity - 1)
}

/** Labelled copies in stock. */
export async function taggedCopies(title: SaleTitle, quantity: number): Promise<PrintedLabel[]> {
  const labels = await printedLabels(quantity, { variant_id: title.variant_id })
  for (const { token } of labels) {
    await adminApi(`${A}/scans`, { intent: "receive", url: token, location_id: title.location_id })
  }
  return labels
}

export interface TagSummary {
  id: string
  status: string
  serial_printed: string
}

/** The tag of a label as it is now. */
export async function tagOf(label: PrintedLabel): Promise<TagSummary> {
  const { tags } = await adminApi<{ tags: TagSummary[] }>(`${A}/tags?q=${encodeURIComponent(label.token)}`)
  if (!tags[0]) throw new Error(`there is no tag ${label.serial}`)
  return tags[0]
}

/** How copies of the title are tagged, and which licence comes with them. */
export async function ruleFor(title: SaleTitle, rule: object): Promise<void> {
  const { variant_rules: rules } = await adminApi<{ variant_rules: { version: number }[] }>(
    `${A}/variant-rules?variant_id=${title.variant_id}`,
  )
  const version = rules[0] ? { version: rules[0].version } : {}
  await adminApi(`${A}/variant-rules`, { variant_id: title.variant_id, ...version, ...rule })
}

/** A file of the shop's own storage. */
export async function uploadedFile(name: string): Promise<string> {
  const form = new FormData()
  form.append("files", new Blob(["music"], { type: "text/plain" }), name)
  const answer = await fetch(`${shop().url}/admin/uploads`, {
    method: "POST",
    headers: { authorization: `Bearer ${await adminToken()}` },
    body: form,
  })
  if (!answer.ok) throw new Error(`no upload: ${answer.status} ${await answer.text()}`)
  const { files } = (await answer.json()) as { files: { id: string }[] }
  return files[0]!.id
}

export interface SaleOrder {
  id: string
  display_id: number
  line_id: string
}

const ADDRESS = {
  ...{ first_name: "Paula", last_name: "Packer", address_1: "Paketweg 1", city: "Berlin" },
  ...{ postal_code: "10115", country_code: "de" },
}

/** What a shop front does for somebody who buys copies of one title, to the placed order. */
export async function orderOf(title: SaleTitle, quantity: number): Promise<SaleOrder> {
  const { regions } = await storeApi<{ regions: { id: string; currency_code: string }[] }>("/store/regions")
  const region = regions.find(({ currency_code }) => currency_code === "eur")
  const email = `packer.${Date.now()}@example.com`
  const { cart } = await storeApi<{ cart: { id: string } }>("/store/carts", {
    ...{ region_id: region?.id, email, shipping_address: ADDRESS, billing_address: ADDRESS },
  })
  await storeApi(`/store/carts/${cart.id}/line-items`, { variant_id: title.variant_id, quantity })
  const { shipping_options: options } = await storeApi<{ shipping_options: { id: string }[] }>(
    `/store/shipping-options?cart_id=${cart.id}`,
  )
  await storeApi(`/store/carts/${cart.id}/shipping-methods`, { option_id: options[0]?.id })
  const { payment_collection: collection } = await storeApi<{ payment_collection: { id: string } }>(
    "/store/payment-collections",
    { cart_id: cart.id },
  )
  await storeApi(`/store/payment-collections/${collection.id}/payment-sessions`, { provider_id: "pp_system_default" })
  const { order } = await storeApi<{ order: { id: string; display_id: number; items: { id: string }[] } }>(
    `/store/carts/${cart.id}/complete`,
    {},
  )
  return { id: order.id, display_id: order.display_id, line_id: order.items[0]?.id ?? "" }
}
