import { z } from "@medusajs/framework/zod"

const weight = z.number().min(0).max(20)
const most = z.int().min(1).max(1000)
const share = z.number().min(0).max(1)

/** Shape of the setting `license.risk_weights`. No weight is negative: no signal ever speaks for a copy. */
export const riskWeightsSchema = z
  .strictObject({
    /** Log-odds of a tag nobody has checked. */
    base: z.number().min(-20).max(20),
    /** Per impossible trip, when nobody stumbled over the PIN, and when somebody did. */
    travel: weight,
    travel_with_pin: weight,
    travel_max: most,
    /** Per doubling of 1 + devices. */
    device: weight,
    device_max: most,
    /** Per device with a PIN event. */
    pin: weight,
    pin_max: most,
    /** Per country. */
    country: weight,
    country_max: most,
    /** Viral guard: below this share of devices with a PIN event the weights are multiplied by the `guarded_` ones. */
    guard_ratio: share,
    /** From so many devices on the guard takes hold of PIN events too. */
    guard_devices: most,
    guarded_device: share,
    guarded_pin: share,
    guarded_country: share,
    /** Risk from which a tag is watched, and from which a case is opened. */
    watch: share,
    alert: share,
  })
  .refine(({ watch, alert }) => watch <= alert, { path: ["watch"], message: "is above alert" })

export type RiskWeights = z.output<typeof riskWeightsSchema>

export const DEFAULT_RISK_WEIGHTS: Readonly<RiskWeights> = Object.freeze({
  base: -5.2,
  travel: 0.4,
  travel_with_pin: 1.1,
  travel_max: 2,
  device: 0.75,
  device_max: 7,
  pin: 1.9,
  pin_max: 3,
  country: 0.5,
  country_max: 3,
  guard_ratio: 0.08,
  guard_devices: 6,
  guarded_device: 0.35,
  guarded_pin: 0.25,
  guarded_country: 0.3,
  watch: 0.3,
  alert: 0.6,
})
