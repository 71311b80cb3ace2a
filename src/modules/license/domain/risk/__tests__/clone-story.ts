/**
 * Habits of people who have a copy in their hands, and the story they make of one tag. Every figure is an assumption:
 * there is no public record of how people check copies. They were written down before the first run, and buyers of
 * fakes behave as other buyers do. Staff scans are not public checks, and the limiter never bites here.
 */
import type { RiskScan } from "../signals"
import { type City, COUNTRY_CODES, type Dice, cityIn, dataCentre, located } from "./clone-world"

export const DAY = 86_400_000
const MINUTE = 60_000
/** How long a story goes. */
export const END = 180 * DAY

/** Probabilities, per person unless said otherwise. */
export const HABITS = {
  /** Checks the copy on arrival; and again, per month. */
  curious: 0.5,
  again_per_month: 0.3,
  /** Wants to activate. Of those, a buyer from the shop is known by the order. */
  willing: 0.35,
  by_order: 0.8,
  /** Wrong at a PIN; tries again at once; else tries on another device the next day. */
  typo: 0.08,
  retry: 0.85,
  other_device: 0.3,
  /** Tries a PIN although the page says that the copy is activated; the others complain elsewhere. */
  insists: 0.6,
  /** Per check: private window, other browser, cleared cookies; away from home; link shared and read by a bot. */
  new_device: 0.12,
  away: 0.03,
  previewed: 0.02,
  /** Friends and family who check once, per copy. */
  friends: 0.3,
  /** Of genuine copies: looked at in the shop, given away, sold on; listed with the tag to be seen; lookers then. */
  browsed: 0.1,
  gift: 0.08,
  resold: 0.04,
  listed: 0.25,
  lookers: 2,
  /** Of photographs that went round: the PIN is legible. Of viewers: try a PIN for fun, use a legible one. */
  legible: 0.03,
  joker: 0.005,
  grabber: 0.05,
}

export type Habits = typeof HABITS
export type PanelKind = "right" | "invented" | "none"

export interface FixtureTag {
  kind: "genuine" | "viral" | "cloned"
  /** In order of time. */
  scans: RiskScan[]
  /** Changes of ownership in order of time, with the device that claimed. */
  owners: { at: number; device: string }[]
  /** Fakes sold, and fakes that were checked at all. */
  copies: number
  checked: number
  /** What the fakes carry. */
  panel?: PanelKind
}

export interface Person {
  city: City
  device: string
  ua: "mobile" | "desktop"
}

/** Something that happens to a tag; the later it is the more it knows. */
interface Happening {
  at: number
  run(): void
}

/** One tag's story. Happenings are run in order of time, as whether a PIN activates depends on what was before. */
export class Story {
  readonly tag: FixtureTag
  private readonly plan: Happening[] = []
  private devices = 0

  constructor(
    readonly dice: Dice,
    readonly habits: Habits,
    kind: FixtureTag["kind"],
  ) {
    this.tag = { kind, scans: [], owners: [], copies: 0, checked: 0 }
  }

  tell(): FixtureTag {
    for (;;) {
      this.plan.sort((a, b) => b.at - a.at)
      const next = this.plan.pop()
      if (!next || next.at >= END) break
      next.run()
    }
    this.tag.scans.sort((a, b) => a.scanned_at.getTime() - b.scanned_at.getTime())
    return this.tag
  }

  later(at: number, run: () => void): void {
    this.plan.push({ at, run })
  }

  someone(city: City): Person {
    return { city, device: this.newDevice(), ua: this.dice.chance(0.85) ? "mobile" : "desktop" }
  }

  /** Checks once; whoever owns the copy is signed in half of the times. */
  look(person: Person, at: number, pin_event: RiskScan["pin_event"] = null): void {
    const { dice, habits } = this
    const city = dice.chance(habits.away) ? cityIn(dice, dice.of(COUNTRY_CODES)) : person.city
    const owns = this.tag.owners.at(-1)?.device === person.device
    const is_owner = owns && dice.chance(0.5)
    const device_mac = !pin_event && dice.chance(habits.new_device) ? this.newDevice() : person.device
    this.keep({ device_mac, ua_class: person.ua, ...located(dice, city), is_owner, pin_event, at })
    if (dice.chance(habits.previewed)) this.preview(at + dice.between(0.02, 1) * MINUTE)
  }

  /** Checks now and then for as long as the story goes. */
  live(person: Person, from: number): void {
    const { dice, habits } = this
    const looks = 1 + dice.count(0.7)
    for (let n = 0; n < looks; n++) {
      const at = from + (n === 0 ? 0 : dice.between(0, 3 * DAY))
      this.later(at, () => this.look(person, at))
    }
    for (let at = from + dice.wait((30 / habits.again_per_month) * DAY); at < END;) {
      const then = at
      this.later(then, () => this.look(person, then))
      at += dice.wait((30 / habits.again_per_month) * DAY)
    }
  }

  friends(city: City, from: number): void {
    const friends = this.dice.count(this.habits.friends)
    for (let n = 0; n < friends; n++) {
      const at = from + this.dice.between(0, 60 * DAY)
      this.later(at, () => this.look(this.someone(city), at))
    }
  }

  claimByOrder(person: Person, at: number): void {
    if (this.tag.owners.length === 0) this.own(person, at)
  }

  /** Types the PIN that came with the copy, with typos, until it is accepted or patience ends. */
  claimByPin(person: Person, at: number, right = true): void {
    const { dice, habits } = this
    if (this.tag.owners.length > 0 && !dice.chance(habits.insists)) return this.look(person, at)
    if (right && !dice.chance(habits.typo)) return this.enterPin(person, at)
    this.look(person, at, "wrong")
    if (dice.chance(habits.retry)) {
      if (!right || dice.chance(habits.typo)) this.look(person, at + 2 * MINUTE, "wrong")
      else this.enterPin(person, at + 2 * MINUTE)
    } else if (dice.chance(habits.other_device)) {
      const other = { ...person, device: this.newDevice() }
      this.later(at + DAY, () => (right ? this.enterPin(other, at + DAY) : this.look(other, at + DAY, "wrong")))
    }
  }

  own(person: Person, at: number): void {
    this.tag.owners.push({ at, device: person.device })
    this.look(person, at)
  }

  private enterPin(person: Person, at: number): void {
    const owner = this.tag.owners.at(-1)
    if (!owner) return this.own(person, at)
    if (owner.device !== person.device) this.look(person, at, "after_activation")
  }

  private preview(at: number): void {
    const { country, at: cell } = dataCentre(this.dice)
    const device_mac = this.newDevice()
    this.keep({ device_mac, ua_class: "bot", country, cell, is_owner: false, pin_event: null, at })
  }

  private keep({ at, ...scan }: Omit<RiskScan, "scanned_at"> & { at: number }): void {
    if (at < END) this.tag.scans.push({ ...scan, scanned_at: new Date(at) })
  }

  private newDevice(): string {
    return `d${this.devices++}`
  }
}
