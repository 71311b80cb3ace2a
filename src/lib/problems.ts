import type { z } from "@medusajs/framework/zod"
import type { Problem } from "./errors"

/**
 * Zod's issues as problems, one per fault, with dotted paths (`discs.0.tracks.2.duration_ms`).
 * An unknown key gets a problem of its own that names the key, and a union's branches are not listed one by one.
 */
export function toProblems(error: z.ZodError, code: string, prefix = ""): Problem[] {
  return error.issues.flatMap((issue) => {
    const base = joinPath(prefix, issue.path)
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: joinPath(base, [key]), code, message: "is not a known field" }))
    }
    return [{ path: base, code: issueCode(issue) ?? code, message: issue.message }]
  })
}

/** A `superRefine` may name its own stable code in `params.code`. */
function issueCode(issue: z.core.$ZodIssue): string | undefined {
  const params = "params" in issue ? (issue.params as { code?: unknown } | undefined) : undefined
  return typeof params?.code === "string" ? params.code : undefined
}

/** `joinPath("items.3", ["attributes", "rpm"])` → `items.3.attributes.rpm`. */
export function joinPath(prefix: string, path: readonly PropertyKey[]): string {
  return [prefix, ...path.map(String)].filter((part) => part !== "").join(".")
}
