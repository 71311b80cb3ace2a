import { z } from "@medusajs/framework/zod"
import { defineSetting } from "../../lib/registry"
import { isCurrencyCode, isTimeZone } from "./domain/locale"

/** The only time zone of statistics and planning; rental locations have their own. */
export const timeZoneSetting = defineSetting<string>({
  key: "system.time_zone",
  schema: z
    .string()
    .refine(isTimeZone, { error: "must be an IANA time zone such as Europe/Berlin or UTC" })
    .meta({ format: "time-zone", examples: ["UTC", "Asia/Shanghai"] }),
  default: "UTC",
  scope: "store",
  group: "system",
  labelKey: "settings.system.time_zone",
})

/** The only currency of statistics and planning. `null` follows the store's default currency. */
export const baseCurrencySetting = defineSetting<string | null>({
  key: "system.base_currency",
  schema: z
    .string()
    .trim()
    .toLowerCase()
    .refine(isCurrencyCode, { error: "must be an ISO 4217 currency code such as eur" })
    .meta({ format: "currency", examples: ["eur", "cny"] })
    .nullable(),
  default: null,
  scope: "store",
  group: "system",
  labelKey: "settings.system.base_currency",
})

/** Age at which the retention job may remove an audit event. The database enforces the minimum as well. */
export const auditRetentionSetting = defineSetting<number>({
  key: "system.audit_retention_days",
  schema: z.int().min(90).max(36_500),
  default: 1095,
  scope: "store",
  group: "system",
  labelKey: "settings.system.audit_retention_days",
})

/** `open`: every signed-in admin may do everything, as in the platform. */
export const permissionModeSetting = defineSetting<"open">({
  key: "system.permission_mode",
  schema: z
    .enum(["open"], { error: "must be open: roles are not part of this version" })
    .describe("Only open is accepted: every signed-in admin may do everything. Roles are not part of this version."),
  default: "open",
  scope: "store",
  group: "system",
  labelKey: "settings.system.permission_mode",
})
