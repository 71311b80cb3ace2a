import type { RentalStore } from "../../transaction/store"
import { factsOf, type CustomerStanding } from "./facts"
import { limitFaults, type LimitCheck, type LimitFault } from "./require-within-limits"

export { factsOf, type CustomerStanding } from "./facts"
export {
  limitError,
  limitFaults,
  requireWithinLimits,
  type LimitCheck,
  type LimitFault,
  type LimitTitle,
} from "./require-within-limits"

/** What a customer may rent, read outside a transaction: to show it, or to refuse early. */
export const limits = (store: RentalStore) => ({
  async standing(customerId: string | null): Promise<CustomerStanding> {
    return store.read((sql) => factsOf(sql, customerId))
  },
  async faults(check: LimitCheck, now: Date = new Date()): Promise<LimitFault[]> {
    return store.read((sql) => limitFaults(sql, check, now))
  },
})
