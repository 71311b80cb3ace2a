import { MedusaError } from "@medusajs/framework/utils"

/** One fault of a request: where (`path`, dotted), which (`code`, stable), and what to tell a person. */
export interface Problem {
  path: string
  code: string
  message: string
}

/** The kinds of refusal a route can answer with, each bound to one HTTP status. */
export type MediaErrorType =
  | "invalid_data"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "gone"
  | "too_large"
  | "too_many_requests"
  | "unavailable"

const STATUS: Record<MediaErrorType, number> = {
  invalid_data: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
}

/**
 * A refusal with a stable `media_…` code. It is a `MedusaError`, so Medusa's own routes (where our hooks run)
 * answer it sensibly too; our routes add `errors` and `details`, which Medusa's error handler would drop.
 *
 * @example
 * throw new MediaError("not_found", "media_item_not_found", "media item mitm_1 does not exist")
 */
export class MediaError extends MedusaError {
  /** Every problem found, not only the first. */
  problems: Problem[]
  /** Extra machine-readable facts, e.g. `{ lost: [...] }` or `{ count: 3 }`; merged into the answer. */
  details: Record<string, unknown>

  constructor(
    type: MediaErrorType,
    code: string,
    message: string,
    extra: { problems?: Problem[]; details?: Record<string, unknown> } = {},
  ) {
    super(type, message, code)
    this.name = "MediaError"
    this.problems = extra.problems ?? []
    this.details = extra.details ?? {}
  }
}

/**
 * Turns a list of problems into one 400. The code is the shared one when all problems agree, else `media_invalid`;
 * the message carries every problem, so that a reader of Medusa's plain error body misses nothing.
 */
export function invalid(problems: Problem[]): MediaError {
  const codes = new Set(problems.map((p) => p.code))
  const [only] = codes
  const code = codes.size === 1 && only !== undefined ? only : "media_invalid"
  const message = problems.map((p) => (p.path ? `${p.path}: ${p.message}` : p.message)).join("; ")
  return new MediaError("invalid_data", code, message, { problems })
}

/** `true` for our own errors, also after a workflow engine has passed them through JSON. */
export function isMediaError(
  error: unknown,
): error is { type: MediaErrorType; code: string; message: string } & Partial<
  Pick<MediaError, "problems" | "details">
> {
  if (typeof error !== "object" || error === null) return false
  const { type, code } = error as { type?: unknown; code?: unknown }
  return typeof type === "string" && type in STATUS && typeof code === "string" && code.startsWith("media_")
}

/** HTTP status and body of one of our errors. */
export function toHttp(error: Parameters<typeof isMediaError>[0] & object): {
  status: number
  body: Record<string, unknown>
} {
  if (!isMediaError(error)) throw error
  return {
    status: STATUS[error.type],
    body: {
      ...(error.details ?? {}),
      type: error.type,
      code: error.code,
      message: error.message,
      ...(error.problems?.length ? { errors: error.problems } : {}),
    },
  }
}
