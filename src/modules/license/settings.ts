import { z } from "@medusajs/framework/zod"
import { defineSetting } from "../../lib/registry"
import { DEFAULT_RISK_WEIGHTS, riskWeightsSchema, type RiskWeights } from "./domain/risk"

const group = "license"
const points = (max = 100_000) => z.int().min(1).max(max)

/** How long checks of tags are kept; after that only their number is. */
export const retentionDays = defineSetting({
  key: "license.retention_days",
  schema: z.int().min(1).max(730),
  default: 90,
  scope: "store",
  group,
  labelKey: "settings.license.retention_days",
})

/** How long staff may take a copy out of a fulfilment again. */
export const bindUndoDays = defineSetting({
  key: "license.bind_undo_days",
  schema: z.int().min(0).max(90),
  default: 10,
  scope: "store",
  group,
  labelKey: "settings.license.bind_undo_days",
})

const limitsSchema = z.strictObject({
  /** Checks of symbols per address and minute. */
  check_per_minute: points(),
  /** Points a valid check costs. */
  check_valid: points(),
  /** Points a text costs that cannot be a tag of ours. */
  check_refused: points(),
  /** Typed codes per address and minute, and per hour. */
  code_per_minute: points(),
  code_per_hour: points(),
  /** Points a well-formed code costs that is no copy's. */
  code_unknown: points(),
  /** PIN tries per account in 24 hours, beside those of each tag. */
  pin_per_account: points(),
  transfer_per_hour: points(),
  report_per_hour: points(),
  /** Devices activated by licence key, per address and minute. */
  device_per_minute: points(),
})

export type LicenseLimits = z.output<typeof limitsSchema>

/** Every figure of the limiter; budgets are per address, which is known by its MAC of the day only. */
export const licenseLimits = defineSetting<LicenseLimits>({
  key: "license.limits",
  schema: limitsSchema,
  default: {
    check_per_minute: 60,
    check_valid: 1,
    check_refused: 5,
    code_per_minute: 10,
    code_per_hour: 60,
    code_unknown: 10,
    pin_per_account: 20,
    transfer_per_hour: 10,
    report_per_hour: 5,
    device_per_minute: 10,
  },
  scope: "store",
  group,
  labelKey: "settings.license.limits",
})

/** When digital licences are issued. */
export const issueOn = defineSetting({
  key: "license.issue_on",
  schema: z.enum(["order.placed", "payment.captured"]),
  default: "order.placed",
  scope: "store",
  group,
  labelKey: "settings.license.issue_on",
})

/** Every figure of the risk score; see `domain/risk`. */
export const riskWeights = defineSetting<RiskWeights>({
  key: "license.risk_weights",
  schema: riskWeightsSchema,
  default: DEFAULT_RISK_WEIGHTS,
  scope: "store",
  group,
  labelKey: "settings.license.risk_weights",
})

/** Day on which a person last saw with their own eyes that a copy of the master key can be read back. */
export const keyBackupConfirmedOn = defineSetting<string | null>({
  key: "license.key_backup_confirmed_on",
  schema: z.iso.date().nullable(),
  default: null,
  scope: "store",
  group,
  labelKey: "settings.license.key_backup_confirmed_on",
})
