import type { Problem } from "./types"

/** What one of our routes answered instead of a result, with everything its body said. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly problems: Problem[]
  /** The right that was missing, on a 403. */
  readonly permission: string | null
  /** The rest of the body, e.g. `current` on a version conflict. */
  readonly details: Record<string, unknown>
  readonly requestId: string

  constructor(status: number, body: Record<string, unknown>, requestId: string) {
    super(typeof body.message === "string" ? body.message : `HTTP ${status}`)
    this.name = "ApiError"
    this.status = status
    this.code = typeof body.code === "string" ? body.code : ""
    this.problems = Array.isArray(body.errors) ? (body.errors as Problem[]) : []
    this.permission = typeof body.permission === "string" ? body.permission : null
    this.details = body
    this.requestId = requestId
  }
}

export const isForbidden = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 403
export const isNotFound = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 404
export const isConflict = (error: unknown): error is ApiError => error instanceof ApiError && error.status === 409
