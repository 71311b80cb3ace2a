import { z } from "@medusajs/framework/zod"

/** Reports one fault below the value being checked. */
export type Report = (path: PropertyKey[], message: string, code?: string) => void

/**
 * A rule that looks at several fields of an object at once. It runs even when another field is at fault, so that a
 * caller hears of every problem in one answer. It should not trust the shape of what it reads: where it stumbles over
 * a field that is at fault, what it would have found behind that goes untold.
 */
export function rule<T extends object>(judge: (value: T, report: Report) => void): z.core.$ZodCheck<T> {
  return always<T>((value) => typeof value === "object" && value !== null && !Array.isArray(value), judge)
}

/** The same for the elements of a list. */
export function listRule<T>(judge: (list: T[], report: Report) => void): z.core.$ZodCheck<T[]> {
  return always<T[]>(Array.isArray, judge)
}

function always<T>(fits: (value: unknown) => boolean, judge: (value: T, report: Report) => void): z.core.$ZodCheck<T> {
  const check = z.check<T>((payload) => {
    if (!fits(payload.value)) return
    const report: Report = (path, message, code) => {
      payload.issues.push({
        code: "custom",
        path,
        message,
        input: payload.value,
        continue: true,
        ...(code ? { params: { code } } : {}),
      })
    }
    const malformed = payload.issues.length > 0
    try {
      judge(payload.value, report)
    } catch (error) {
      // A value that is refused already may have any shape; one that is not is a fault of the rule.
      if (!malformed) throw error
    }
  })
  check._zod.def.when = () => true
  return check
}

/** Reports every element whose key was already used, at the later one. Elements without a key are no repeats. */
export function noRepeats<T>(
  list: readonly T[],
  keyOf: (element: T) => string | null | undefined,
  onRepeat: (index: number, key: string) => void,
): void {
  const seen = new Set<string>()
  list.forEach((element, index) => {
    const key = typeof element === "object" && element !== null ? keyOf(element) : undefined
    if (typeof key !== "string") return
    if (seen.has(key)) onRepeat(index, key)
    seen.add(key)
  })
}

/** A key made of several fields. What is no plain value is a fault of its own and repeats nothing. */
export function repeatKey(...parts: unknown[]): string | undefined {
  const plain = parts.every((part) => part === null || part === undefined || ["string", "number"].includes(typeof part))
  return plain ? parts.map((part) => String(part ?? "")).join(" ") : undefined
}

/** Positions count from 1; what is no position is a fault of its own and repeats nothing. */
export const positionKey = ({ position }: { position?: unknown }): string | undefined =>
  Number.isInteger(position) && (position as number) > 0 ? String(position) : undefined
