/** 180 days in the life of tags, genuine and cloned. */
import { COUNTRY_CODES, type Dice, cityIn, cityMostlyIn } from "./clone-world"
import { DAY, END, type FixtureTag, HABITS, type Habits, type PanelKind, type Person, Story } from "./clone-story"

const HOME = "GB"

/** Of counterfeiters: copy the right PIN to every fake, invent PINs, print no real panel. */
export const PANELS = { right: 0.45, invented: 0.45, none: 0.1 }
/** Copies of a cloned tag: 5 and a geometric number with this mean. */
export const MORE_COPIES = 15

/** A copy of ours: shop, buyer or who it was given to, friends, perhaps a second owner. */
export function genuineTag(dice: Dice, viral: boolean, habits: Habits = HABITS): FixtureTag {
  const story = new Story(dice, habits, viral ? "viral" : "genuine")
  const shop = cityIn(dice, HOME)
  const sold = dice.between(0, END)
  if (dice.chance(habits.browsed)) {
    for (let n = 1 + dice.count(0.3); n > 0; n--) {
      const at = Math.max(0, sold - dice.between(0, 10 * DAY))
      story.later(at, () => story.look(story.someone(shop), at))
    }
  }
  const arrived = sold + dice.between(1, 5) * DAY
  const buyer = story.someone(cityMostlyIn(dice, HOME, 0.7))
  const gift = dice.chance(habits.gift)
  if (gift && dice.chance(0.05)) story.later(arrived, () => story.claimByOrder(buyer, arrived))
  const user = gift ? story.someone(cityMostlyIn(dice, buyer.city.country, 0.9)) : buyer
  const byOrder = !gift && dice.chance(habits.by_order)
  receive(story, user, arrived + (gift ? dice.between(1, 30) * DAY : 0), byOrder ? "order" : "right")
  if (dice.chance(habits.resold)) sellOn(story, user, arrived + dice.between(10, 120) * DAY)
  if (viral) goRound(story, dice.between(Math.min(arrived, 0.9 * END), 0.95 * END))
  return story.tell()
}

/** What everybody does who gets a copy, genuine or not. Answers whether the copy is ever checked. */
function receive(story: Story, person: Person, at: number, panel: PanelKind | "order"): boolean {
  const { dice, habits } = story
  const curious = dice.chance(habits.curious)
  const willing = panel !== "none" && dice.chance(habits.willing)
  if (curious) story.live(person, at)
  story.friends(person.city, at)
  if (willing) {
    const then = at + dice.wait(5 * DAY)
    story.later(then, () =>
      panel === "order" ? story.claimByOrder(person, then) : story.claimByPin(person, then, panel === "right"),
    )
  }
  return curious || willing
}

/** A listing with the tag to be seen, its lookers, and a buyer who checks and may claim. */
function sellOn(story: Story, seller: Person, at: number): void {
  const { dice, habits } = story
  if (dice.chance(habits.listed)) {
    for (let n = dice.count(habits.lookers); n > 0; n--) {
      const then = at + dice.between(0, 10 * DAY)
      const looker = story.someone(cityMostlyIn(dice, seller.city.country, 0.7))
      story.later(then, () => story.look(looker, then))
    }
  }
  const buyer = story.someone(cityMostlyIn(dice, seller.city.country, 0.7))
  const got = at + dice.between(3, 15) * DAY
  if (dice.chance(0.7)) story.later(got, () => story.look(buyer, got))
  const luck = dice.next()
  const then = got + dice.between(0, 5 * DAY)
  if (luck < 0.2) story.later(then, () => story.own(buyer, then))
  else if (luck < 0.45) story.later(then, () => story.claimByPin(buyer, then))
}

/** A photograph goes round: 20 and more people, most within days, half of them in one country. */
function goRound(story: Story, at: number): void {
  const { dice, habits } = story
  const viewers = 20 + Math.min(1500, Math.floor(20 * (Math.pow(1 - dice.next(), -1 / 1.2) - 1)))
  const country = dice.of(COUNTRY_CODES)
  const legible = dice.chance(habits.legible)
  for (let n = 0; n < viewers; n++) {
    const then = at + dice.wait(2 * DAY)
    const viewer = story.someone(cityMostlyIn(dice, country, 0.5))
    story.later(then, () => {
      if (legible && dice.chance(habits.grabber)) story.claimByPin(viewer, then)
      else story.look(viewer, then, dice.chance(habits.joker) ? "wrong" : null)
    })
  }
}

/** A tag whose text was printed on fakes, sold over weeks, mostly in one country. The model may be sold on, too. */
export function clonedTag(dice: Dice, habits: Habits = HABITS, least = 5): FixtureTag {
  const story = new Story(dice, habits, "cloned")
  const copies = least + Math.floor(dice.wait(MORE_COPIES))
  const luck = dice.next()
  const panel = luck < PANELS.right ? "right" : luck < PANELS.right + PANELS.invented ? "invented" : "none"
  const market = dice.of(COUNTRY_CODES)
  const start = dice.between(0, 90) * DAY
  const length = dice.between(30 * DAY, Math.min(150 * DAY, END - start))
  for (let n = 0; n < copies; n++) {
    const at = start + dice.between(0, length)
    if (receive(story, story.someone(cityMostlyIn(dice, market, 0.7)), at, panel)) story.tag.checked += 1
  }
  if (dice.chance(0.5)) receive(story, story.someone(cityIn(dice, HOME)), start, "right")
  Object.assign(story.tag, { copies, panel })
  return story.tell()
}
