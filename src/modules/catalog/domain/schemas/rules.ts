import { z } from "@medusajs/framework/zod"

/** Reports one fault below the value being checked. */
export type Report = (path: PropertyKey[], message: string, code?: string) => void

/**
 * A rule that looks at several fields at once. It runs even when another field is at fault, so that a caller hears of
 * every problem in one answer; therefore it must not trust the shape of what it reads.
 */
export function rule<T>(judge: (value: T, report: Report) => void): z.core.$ZodCheck<T> {
  const check = z.check<T>((payload) => {
    if (typeof payload.value !== "object" || payload.value === null) return
    judge(payload.value, (path, message, code) => {
      payload.issues.push({
        code: "custom",
        path,
        message,
        input: payload.value,
        continue: true,
        ...(code ? { params: { code } } : {}),
      })
    })
  })
  check._zod.def.when = () => true
  return check
}

/** Reports every element whose key was already used, at the later one. */
export function noRepeats<T>(
  list: readonly T[],
  keyOf: (element: T) => string | undefined,
  onRepeat: (index: number, key: string) => void,
): void {
  const seen = new Set<string>()
  list.forEach((element, index) => {
    const key = element === null || typeof element !== "object" ? undefined : keyOf(element)
    if (key === undefined) return
    if (seen.has(key)) onRepeat(index, key)
    seen.add(key)
  })
}
