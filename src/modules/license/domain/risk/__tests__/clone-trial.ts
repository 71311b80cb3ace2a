/** Plays the fixture through the score the way the rescoring job does: after every check, with what is stored then. */
import { riskOf } from "../score"
import { signalsOf } from "../signals"
import { clonedTag, genuineTag } from "./clone-fixture"
import { DAY, type FixtureTag, HABITS, type Habits } from "./clone-story"
import { Dice } from "./clone-world"

/** Checks older than the setting `license.retention_days` are gone. */
const RETENTION = 90 * DAY

/**
 * Whether the tag was ever at `alert`. Before the first PIN event it cannot be (a law of its own, in score.unit.spec),
 * so the judging starts there.
 */
export function everAlert({ scans, owners }: FixtureTag): boolean {
  const first = scans.findIndex(({ pin_event }) => pin_event !== null)
  if (first < 0) return false
  let oldest = 0
  for (let n = first; n < scans.length; n++) {
    const now = scans[n]!.scanned_at.getTime()
    while (scans[oldest]!.scanned_at.getTime() < now - RETENTION) oldest++
    const owner = owners.filter(({ at }) => at <= now).at(-1)
    const ownership = { owner_devices: owner ? [owner.device] : [], since: owner ? new Date(owner.at) : null }
    if (riskOf(signalsOf(scans.slice(oldest, n + 1), ownership)).level === "alert") return true
  }
  return false
}

export interface Size {
  genuine: number
  viral: number
  cloned: number
}

export interface Trial {
  recall: number
  falseAlarms: number
  /** Alerts among the viral and the other genuine tags. */
  viral: number
  ordinary: number
  /** Recall among clones of which at least five copies were checked by anybody. */
  recallChecked: number
  checked: number
  /** Clones with an alert or a right PIN after activation, which opens a case whatever the score. */
  recallOfCases: number
}

/** The whole trial; tags are made and judged one at a time. */
export function trial(seed: number, { genuine, viral, cloned }: Size, habits: Habits = HABITS): Trial {
  const dice = new Dice(seed)
  const alerts = { viral: 0, ordinary: 0, cloned: 0, checked: 0, cases: 0 }
  for (let n = 0; n < genuine; n++) {
    if (everAlert(genuineTag(dice, n < viral, habits))) alerts[n < viral ? "viral" : "ordinary"] += 1
  }
  let checked = 0
  for (let n = 0; n < cloned; n++) {
    const tag = clonedTag(dice, habits)
    const alert = everAlert(tag)
    if (alert) alerts.cloned += 1
    if (alert || tag.scans.some(({ pin_event }) => pin_event === "after_activation")) alerts.cases += 1
    if (tag.checked < 5) continue
    checked += 1
    if (alert) alerts.checked += 1
  }
  return {
    recall: alerts.cloned / cloned,
    falseAlarms: (alerts.viral + alerts.ordinary) / genuine,
    viral: alerts.viral,
    ordinary: alerts.ordinary,
    recallChecked: alerts.checked / checked,
    checked,
    recallOfCases: alerts.cases / cloned,
  }
}
