import { z } from "@medusajs/framework/zod"
import { whole } from "../../../../lib/query-params"

const version = z.int({ error: "must be the version you read, 0 where nothing was stored" }).min(0).max(2_147_483_647)
const scopeId = z.string().regex(/^[\w-]{1,64}$/, "is not the id of a sales channel")

export const permissionsAnswer = z.object({
  mode: z.enum(["open"]),
  roles: z.array(z.string()),
  permissions: z.array(z.string()).describe("Permission keys; * stands for all."),
})

export const listSettingsQuery = z.strictObject({
  sales_channel_id: scopeId.optional().describe("Shows the values in force in this channel."),
})

export const settingView = z.object({
  key: z.string(),
  group: z.string(),
  label_key: z.string(),
  scope: z.enum(["store", "sales_channel"]),
  scope_id: z.string().nullable().describe("The place `version` belongs to: a sales channel, or null for the store."),
  schema: z.record(z.string(), z.unknown()).describe("JSON Schema of the value."),
  default: z.unknown(),
  value: z.unknown(),
  version: z.int().describe("To be sent back with a change; 0 where nothing has ever been stored."),
  source: z.enum(["channel", "store", "default"]),
  restart: z.boolean().describe("A change takes effect after a restart."),
})

export const settingsAnswer = z.object({ settings: z.array(settingView) })
export const settingAnswer = z.object({ setting: settingView })

export const updateSettingsBody = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(128),
        scope_id: scopeId.nullish().describe("A sales channel; left out for the store."),
        value: z.unknown().refine((value) => value !== undefined, { error: "is required" }),
        version,
      }),
    )
    .min(1)
    .max(200),
})

export const resetSettingQuery = z.strictObject({
  scope_id: scopeId.optional(),
  version: whole(version).optional().describe("Refuses with 409 when the setting has moved on."),
})

const healthStatus = z.enum(["ok", "warn", "error"])

export const healthAnswer = z.object({
  status: healthStatus.describe("The worst of the checks."),
  checks: z.array(
    z.object({
      key: z.string(),
      status: healthStatus,
      detail: z.string(),
      since: z.iso.datetime().describe("When this process first saw the present status."),
      action: z.string().optional().describe("What an operator can do."),
    }),
  ),
})
