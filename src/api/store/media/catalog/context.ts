import type { MedusaStoreRequest } from "@medusajs/framework/http"
import type { MediaRequest } from "../../../../lib/route"
import type { SettingDefinition } from "../../../../lib/registry"
import { isStorableText } from "../../../../lib/text"
import { ageGateMinAge, ageGateMode, ageSchemes } from "../../../../modules/catalog/settings"
import { storeContext, type AgeGate, type StoreContext } from "../../../../workflows/catalog/readers/store-context"

/** The part of `mediaSystem` that is needed here. */
interface Settings {
  getSetting<T>(setting: SettingDefinition<T>, context: { salesChannelId: string }): Promise<T>
}

/** What every store query of the catalogue may say about its context. */
interface ContextQuery {
  region_id?: string | undefined
  currency_code?: string | undefined
  country_code?: string | undefined
  age_confirmed: boolean
  locale?: string | undefined
}

const MODES = ["off", "blur", "hide"] as const

/** A part of the path. What the database could not even compare (a NUL) becomes the empty text, which nothing matches. */
export function pathParam(req: MediaRequest, name: string): string {
  const value = req.params[name] ?? ""
  return isStorableText(value) ? value : ""
}

/** Channels of the caller's publishable key. */
export function salesChannelIds(req: MediaRequest): string[] {
  return (req as unknown as MedusaStoreRequest).publishable_key_context.sales_channel_ids
}

/** Reads the settings and the request; what the store shows is decided from the result alone. */
export async function contextOf(req: MediaRequest, query: ContextQuery): Promise<StoreContext> {
  const customer = req.auth_context?.actor_type === "customer" ? req.auth_context.actor_id : undefined
  return storeContext(req.scope, {
    salesChannelIds: salesChannelIds(req),
    regionId: query.region_id,
    currencyCode: query.currency_code,
    countryCode: query.country_code,
    customerId: customer || undefined,
    locale: query.locale ?? (req as { locale?: string }).locale,
    gate: await ageGate(req, query.age_confirmed),
  })
}

/**
 * The age gate of the caller's channels. A key of several channels gets the strictest of their settings: what one
 * channel hides must not be seen through another.
 */
export async function ageGate(req: MediaRequest, confirmed: boolean): Promise<AgeGate> {
  const settings = req.scope.resolve<Settings>("mediaSystem")
  const gates = await Promise.all(
    salesChannelIds(req).map(async (salesChannelId) => {
      const [mode, minAge, schemes] = await Promise.all([
        settings.getSetting(ageGateMode, { salesChannelId }),
        settings.getSetting(ageGateMinAge, { salesChannelId }),
        settings.getSetting(ageSchemes, { salesChannelId }),
      ])
      return { mode: mode as AgeGate["mode"], minAge, schemes }
    }),
  )
  return {
    mode: MODES[Math.max(0, ...gates.map((gate) => MODES.indexOf(gate.mode)))] ?? "off",
    minAge: Math.min(...gates.map((gate) => gate.minAge)),
    // An empty list counts every scheme, so one channel without a choice makes all of them count.
    schemes: gates.some((gate) => gate.schemes.length === 0) ? [] : [...new Set(gates.flatMap((gate) => gate.schemes))],
    confirmed,
  }
}
