import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type MediaSystemService from "../../modules/system/service"
import { baseCurrencySetting } from "../../modules/system/settings"

interface StoreCurrency {
  currency_code: string
  is_default: boolean
}

/** Medusa's own default currency of the shop, lower-case; null when none has been chosen yet. */
export async function storeDefaultCurrency(container: MedusaContainer): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "store",
    fields: ["id", "supported_currencies.currency_code", "supported_currencies.is_default"],
    pagination: { take: 1, skip: 0, order: { created_at: "ASC" } },
  })
  const [store] = data as { supported_currencies?: StoreCurrency[] }[]
  const currencies = store?.supported_currencies ?? []
  const chosen = currencies.find(({ is_default }) => is_default) ?? currencies[0]
  return chosen?.currency_code.toLowerCase() ?? null
}

/** Defaults that only the shop knows, for `listSettings`. */
export async function shopDefaults(container: MedusaContainer): Promise<Record<string, unknown>> {
  return { [baseCurrencySetting.key]: await storeDefaultCurrency(container) }
}

/** The currency of statistics and planning: the setting, else the store's default; null in a shop without any. */
export async function resolveBaseCurrency(container: MedusaContainer): Promise<string | null> {
  const chosen = await container.resolve<MediaSystemService>("mediaSystem").getSetting(baseCurrencySetting)
  return chosen ?? storeDefaultCurrency(container)
}
