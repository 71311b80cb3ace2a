import type { RentalStore } from "../../transaction/store"
import {
  askAvailability,
  askCalendar,
  type AvailabilityAnswer,
  type AvailabilityQuestion,
  type CalendarQuestion,
} from "./ask"

export type { AvailabilityAnswer, AvailabilityQuestion, CalendarQuestion, WantedTime } from "./ask"

/** What can be had and when: reads only, no locks, so the answer may be out of date when it arrives. */
export const availability = (store: RentalStore) => ({
  async ask(question: AvailabilityQuestion): Promise<AvailabilityAnswer> {
    return store.read((sql) => askAvailability(sql, question))
  },
  async calendar(question: CalendarQuestion): Promise<{ date: string; open: boolean; free: number }[]> {
    return store.read((sql) => askCalendar(sql, question))
  },
})
