import type { NoticeKind } from "../../../modules/rental/domain/notices"
import type { NoticeFacts, NoticeHold, NoticeRental } from "./facts"
import type { Formats } from "./formats"

/** A paragraph, or a list of lines. */
export type Block = string | readonly string[]

/** What a letter says, before it is laid out. */
export interface Letter {
  subject: string
  blocks: Block[]
}

/** Facts of a letter about rentals; there is always one. */
export type RentalFacts = NoticeFacts & { rentals: [NoticeRental, ...NoticeRental[]] }
export type HoldFacts = NoticeFacts & { hold: NoticeHold }

type HoldKind = Extract<NoticeKind, `hold_${string}`>

/** One language. Every kind of letter in it, and what is around them. */
export type Words = {
  [K in Exclude<NoticeKind, HoldKind>]: (facts: RentalFacts, formats: Formats) => Letter
} & { [K in HoldKind]: (facts: HoldFacts, formats: Formats) => Letter } & {
  greeting(name: string | null): string
  closing(shopName: string | null): string
}
