import { ApiError } from "./api-error"
import type { Problem } from "./types"

/** Says where in the form a problem of the server belongs, or `null` when the form has no such field. */
export type PathMapper = (path: string) => string | null

export interface SortedProblems {
  /** Form field → message. The first problem of a field wins; it is the one to mend first. */
  fields: Map<string, string>
  /** What belongs to no field of this form. */
  rest: Problem[]
}

/** Splits the server's problems into those a field can show and those only a summary can. */
export function sortProblems(problems: readonly Problem[], toField: PathMapper): SortedProblems {
  const fields = new Map<string, string>()
  const rest: Problem[] = []
  for (const problem of problems) {
    const field = toField(problem.path)
    if (field === null) rest.push(problem)
    else if (!fields.has(field)) fields.set(field, problem.message)
  }
  return { fields, rest }
}

/** The problems of any failure; one without a list becomes a single problem with the whole message. */
export function problemsOf(error: unknown): Problem[] {
  if (error instanceof ApiError) {
    return error.problems.length > 0 ? error.problems : [{ path: "", code: error.code, message: error.message }]
  }
  return [{ path: "", code: "", message: error instanceof Error ? error.message : String(error) }]
}

/**
 * Rows of a list editor that hold something, and where each stood, so that a problem at `identifiers.1` of the
 * request finds the third row of the form when the second was left blank.
 */
export function filledRows<T>(rows: readonly T[], isBlank: (row: T) => boolean): { rows: T[]; indexes: number[] } {
  const indexes = rows.flatMap((row, index) => (isBlank(row) ? [] : [index]))
  return { rows: indexes.map((index) => rows[index] as T), indexes }
}

/** `list.<n>.rest` with `n` taken from the request back to the form. */
export function reindex(path: string, list: string, indexes: readonly number[]): string {
  const match = new RegExp(`^${list}\\.(\\d+)(?=\\.|$)`).exec(path)
  if (!match) return path
  return `${list}.${indexes[Number(match[1])] ?? match[1]}${path.slice(match[0].length)}`
}

/** Sets every field's error on a react-hook-form and returns what is left for the summary. */
export function showProblems(
  error: unknown,
  toField: PathMapper,
  setError: (field: string, error: { type: string; message: string }) => void,
  toText: (problem: Problem) => string = ({ message }) => message,
): Problem[] {
  const problems = problemsOf(error).map((problem) => ({ ...problem, message: toText(problem) }))
  const { fields, rest } = sortProblems(problems, toField)
  for (const [field, message] of fields) setError(field, { type: "server", message })
  return rest
}
