import type { MediaError } from "./errors"

/** Two transactions met and this one lost: nothing was written, the whole of it can be tried again. */
export class LostRace extends Error {
  constructor(readonly sqlState: string) {
    super(`transaction lost a race (${sqlState})`)
  }
}

/** exclusion_violation, deadlock_detected, serialization_failure */
const RETRY = new Set(["23P01", "40P01", "40001"])
const LOCK_NOT_AVAILABLE = "55P03"

/** What a capability makes of the database's words. */
export interface Refusals {
  /** Name of a constraint or unique index → the refusal it means. */
  byConstraint: Record<string, () => MediaError>
  /** A lock was not to be had in time. */
  busy: () => MediaError
}

/**
 * What the database said, in our words. It has to stand inside the transaction: around it, Medusa has already put a
 * text of its own in the error's place. Anything not known here is a programming error and stays one.
 *
 * @throws LostRace when the transaction can be repeated
 */
export async function explaining<T>({ byConstraint, busy }: Refusals, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === LOCK_NOT_AVAILABLE) throw busy()
    if (code && RETRY.has(code)) throw new LostRace(code)
    const refusal = constraint ? byConstraint[constraint] : undefined
    throw refusal ? refusal() : error
  }
}
