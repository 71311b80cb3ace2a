import type { RiskLevel } from "../enums"
import type { RiskSignals } from "./signals"
import { DEFAULT_RISK_WEIGHTS, type RiskWeights } from "./weights"

export interface Risk {
  /** 0 to 1. A rank for the analyst's list, not a probability. */
  risk: number
  level: RiskLevel
}

/**
 * How likely it looks that a tag is printed on more than one copy. Many devices without PIN events are a photograph
 * that went round, so their weights are reduced (the viral guard); the share of PIN events decides. More `dev` can
 * therefore lower the risk; with the default weights more `travel`, `pin` or `country` never does.
 *
 * @param signals counts of `signalsOf`; `pin` is at most `dev`
 * @example riskOf({ travel: 1, dev: 7, pin: 1, country: 1 }) // { risk: 0.6341…, level: "alert" }
 */
export function riskOf(signals: RiskSignals, weights: RiskWeights = DEFAULT_RISK_WEIGHTS): Risk {
  const { travel, dev, pin, country } = signals
  const z =
    weights.base +
    (pin > 0 ? weights.travel_with_pin : weights.travel) * Math.min(travel, weights.travel_max) +
    weights.device * Math.log2(1 + Math.min(dev, weights.device_max)) * deviceFactor(signals, weights) +
    weights.pin * Math.min(pin, weights.pin_max) * pinFactor(signals, weights) +
    weights.country * Math.min(country, weights.country_max) * countryFactor(signals, weights)
  const risk = 1 / (1 + Math.exp(-z))
  return { risk, level: levelOf(risk, weights) }
}

/** Too few PIN events among the devices to tell copies from onlookers. */
export function isDiluted({ dev, pin }: Pick<RiskSignals, "dev" | "pin">, { guard_ratio }: RiskWeights): boolean {
  return (dev > 0 ? pin / dev : 0) < guard_ratio
}

function deviceFactor(signals: RiskSignals, weights: RiskWeights): number {
  return signals.pin > 0 && !isDiluted(signals, weights) ? 1 : weights.guarded_device
}

function pinFactor(signals: RiskSignals, weights: RiskWeights): number {
  return !isDiluted(signals, weights) || signals.dev < weights.guard_devices ? 1 : weights.guarded_pin
}

function countryFactor(signals: RiskSignals, weights: RiskWeights): number {
  return isDiluted(signals, weights) ? weights.guarded_country : 1
}

function levelOf(risk: number, { watch, alert }: RiskWeights): RiskLevel {
  if (risk >= alert) return "alert"
  return risk >= watch ? "watch" : "none"
}
