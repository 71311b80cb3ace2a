import type { ChargeKind } from "../../../modules/rental/domain/enums"
import type { NoticeRental } from "./facts"
import type { Formats } from "./formats"
import type { Words } from "./words"

const CHARGES: Record<ChargeKind, string> = {
  rent: "Rent",
  extension: "Extension",
  late: "Late fee",
  damage: "Damage",
  cleaning: "Cleaning",
  missing_part: "Missing part",
  lost: "Replacement of a lost copy",
  buyout: "Purchase",
  no_show: "Not fetched",
  waiver: "Waived",
  refund: "Refunded",
}

const REASONS: Record<string, string> = {
  media_rental_blocked: "your account is blocked from renting",
  media_rental_debt: "there is an unpaid amount on your account",
  media_rental_limit_open: "you have as many rentals at home as your account allows",
  media_rental_age_required: "the title has an age limit",
  media_rental_age_unverified: "the title has an age limit and we do not know your date of birth",
  media_rental_embargo: "the title may not be rented out yet",
}

const titles = (rentals: readonly NoticeRental[]) =>
  rentals.length === 1 ? rentals[0]!.title : `${rentals[0]!.title} and ${rentals.length - 1} more`

const place = (name: string | null) => (name === null ? "" : ` at ${name}`)

const dueLine = ({ title, due_at, tz }: NoticeRental, { moment }: Formats) =>
  `${title}: due back on ${moment(due_at, tz)}`

const receiptLines = (rental: NoticeRental, { money, moment }: Formats): string[] => [
  `${rental.title}: returned on ${moment(rental.returned_at ?? rental.due_at, rental.tz)}`,
  ...rental.charges.map(({ kind, amount }) => `${CHARGES[kind]}: ${money(amount, rental.currency_code)}`),
]

export const wordsEn: Words = {
  greeting: (name) => (name === null ? "Hello," : `Hello ${name},`),
  closing: (shop) => (shop === null ? "Thank you for renting with us." : `Thank you for renting with ${shop}.`),

  booked: ({ rentals }, formats) => ({
    subject: `Booked: ${titles(rentals)}`,
    blocks: [
      "we have booked for you:",
      rentals.map(
        (rental) =>
          `${rental.title}, ${rental.days} ${rental.days === 1 ? "day" : "days"}, ` +
          (rental.fulfilment === "ship"
            ? `sent for ${formats.date(rental.starts_at, rental.tz)}`
            : `to fetch from ${formats.moment(rental.starts_at, rental.tz)}${place(rental.location_name)}`) +
          `, due back on ${formats.moment(rental.due_at, rental.tz)}`,
      ),
    ],
  }),

  ready: ({ rentals }, formats) => ({
    subject: `Ready to fetch: ${titles(rentals)}`,
    blocks: [
      "this is set aside for you:",
      rentals.map(
        (rental) =>
          `${rental.title}, to fetch from ${formats.moment(rental.starts_at, rental.tz)}${place(rental.location_name)}`,
      ),
    ],
  }),

  due_soon: ({ rentals }, formats) => ({
    subject: `Due soon: ${titles(rentals)}`,
    blocks: ["please bring back in time:", rentals.map((rental) => dueLine(rental, formats))],
  }),

  overdue: ({ rentals, late_day }, formats) => ({
    subject: `Overdue: ${titles(rentals)}`,
    blocks: [
      late_day === null || late_day === 1
        ? "we are missing what was due back:"
        : `for ${late_day} days we have been missing what was due back:`,
      rentals.map((rental) => {
        const late = rental.accrued_late
        const fee =
          late && Number(late.amount) > 0 ? `, late fee so far ${formats.money(late.amount, rental.currency_code)}` : ""
        return `${rental.title}: was due back on ${formats.moment(rental.due_at, rental.tz)}${fee}`
      }),
      "Please bring it back, or tell us if something is wrong.",
    ],
  }),

  returned: ({ rentals }, formats) => ({
    subject: `Returned: ${titles(rentals)}`,
    blocks: [
      "thank you for bringing back:",
      ...rentals.map((rental) => receiptLines(rental, formats)),
      ...rentals
        .filter((rental) => Number(rental.unpaid) > 0)
        .map(
          (rental) => `Still to be settled for ${rental.title}: ${formats.money(rental.unpaid, rental.currency_code)}`,
        ),
    ],
  }),

  at_risk: ({ rentals }, formats) => ({
    subject: `Your booking is in doubt: ${titles(rentals)}`,
    blocks: [
      "the copy that is booked for you may not be back in time:",
      rentals.map((rental) => `${rental.title}, booked from ${formats.moment(rental.starts_at, rental.tz)}`),
      "We are looking for another copy. If you would rather not wait, please get in touch with us.",
    ],
  }),

  deposit_released: ({ rentals }, formats) => ({
    subject: `Your deposit: ${titles(rentals)}`,
    blocks: [
      "your deposit has been settled:",
      rentals.map(({ title, deposit, currency_code }) => {
        const { kept = "0", returned = "0" } = deposit ?? {}
        const retained = Number(kept) > 0 ? `, ${formats.money(kept, currency_code)} kept for charges` : ""
        return `${title}: ${formats.money(returned, currency_code)} returned${retained}`
      }),
    ],
  }),

  hold_ready: ({ hold }, formats) => ({
    subject: `Your turn: ${hold.title}`,
    blocks: [
      `a copy of ${hold.title} is set aside for you${place(hold.location_name)}.`,
      hold.expires_at === null
        ? "Please fetch it soon."
        : `Please fetch or order it before ${formats.moment(hold.expires_at, hold.tz)}; then it goes to the next.`,
    ],
  }),

  hold_expired: ({ hold }) => ({
    subject: `Given to the next: ${hold.title}`,
    blocks: [
      `the copy of ${hold.title} that was set aside for you was not fetched in time and has gone to the next.`,
      "If you would still like to have it, please join the queue again.",
    ],
  }),

  hold_skipped: ({ hold }) => ({
    subject: `Your turn was passed over: ${hold.title}`,
    blocks: [
      `it was your turn for ${hold.title}, but we had to pass it on:`,
      hold.reasons.map((code) => REASONS[code] ?? "you cannot rent it at present"),
      "You keep your place in the queue.",
    ],
  }),
}
