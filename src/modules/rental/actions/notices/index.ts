import type { RentalStore } from "../../transaction/store"
import type { TransactionOptions } from "../../transaction/types"
import type { PageOf } from "../upkeep/queues"
import { claimNotices, type NoticeClaim } from "./claim"
import { failedLetters, missedOccasions, noteFailed, takeRetry, type FailedLetter } from "./missed"
import { remindersDue } from "./reminders"

export { noticeKey, type NoticeClaim } from "./claim"
export type { FailedLetter, NoticeOccasion } from "./missed"
export type { RentalReminders } from "./reminders"

type Who = Pick<TransactionOptions, "actor" | "now">

/** Which notices are due, which have been taken; sending them is the workflows'. */
export const notices = (store: RentalStore) => ({
  async claim(claims: readonly NoticeClaim[], who: Who = {}) {
    return store.change(who, (tx) => claimNotices(tx, claims))
  },
  async remindersDue(page: PageOf<string>) {
    return store.read((sql) => remindersDue(sql, page))
  },
  async missed(page: PageOf<string>) {
    return store.read((sql) => missedOccasions(sql, page))
  },
  async failed(page: PageOf<string>) {
    return store.read((sql) => failedLetters(sql, page))
  },
  async noteFailed(letter: FailedLetter, error: string, who: Who = {}) {
    await store.change(who, (tx) => noteFailed(tx, letter, error))
  },
  async takeRetry(event_id: string, letter: FailedLetter, who: Who = {}): Promise<boolean> {
    const { value } = await store.change(who, (tx) => takeRetry(tx, { event_id, letter }))
    return value
  },
})
