import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { z, type ZodType } from "@medusajs/framework/zod"
import { MediaError, invalid, isMediaError, toHttp, type MediaErrorType, type Problem } from "./errors"
import { once, type Answer } from "./idempotency"
import { toProblems } from "./problems"
import { checkPermission } from "./permission"

/**
 * Everything a route promises, in one place: the right it needs, the shapes it takes and gives. The handler cannot
 * run without the checks, the permission test reads `permission`, and `openapi.json` is generated from the schemas.
 */
export interface RouteSpec<Body = unknown, Query = unknown> {
  /** One line for the API reference. */
  summary: string
  description?: string
  /** The right an admin caller needs, or `"none"` where any signed-in admin may ask. Store routes leave it out. */
  permission?: string
  /** The right some acts of the body need instead; read before the body's form is judged. */
  permissionFor?: (body: unknown) => string | undefined
  body?: ZodType<Body>
  /** Media type of a body that the handler reads itself, as a stream; for the API reference. */
  rawBody?: string
  query?: ZodType<Query>
  /** Code of a fault in the query, where an interface promises its own. @default "media_query" */
  queryCode?: string
  /**
   * Looks for more problems in a body whose form is at fault, so that a caller hears of everything at once.
   * `atFault` are the top-level fields that have a problem already.
   */
  whenMalformed?: (req: MediaRequest, body: unknown, atFault: ReadonlySet<string>) => Promise<Problem[]>
  /** Shape of the answer, for the API reference; answers are typed by the handler, not validated at run time. */
  response?: ZodType
  /** Success status, default 200. */
  status?: number
  /** Container key of the service that keeps answers by `Idempotency-Key`; the header is ignored without. */
  idempotency?: string
  /** Error statuses with their codes, for the API reference, e.g. `{ 409: ["media_item_version_conflict"] }`. */
  errors?: Record<number, string[]>
}

/** A request whose path parameters are known to be there. */
export type MediaRequest = AuthenticatedMedusaRequest<unknown>

/** A Medusa route handler that still carries its spec. */
export type MediaRouteHandler = ((req: MediaRequest, res: MedusaResponse) => Promise<void>) & {
  spec: RouteSpec
}

/** What a handler gets after every check has passed. */
export interface RouteInput<Body, Query> {
  body: Body
  query: Query
}

/**
 * Builds a route handler: permission → query → body → handler, and our errors → JSON.
 * A plain value returned by the handler is sent with the declared status; a handler that returns nothing has
 * answered by itself.
 *
 * @example
 * export const GET = route({ summary: "One item", permission: "catalog.item:read" }, async (req) => ({ item: … }))
 */
export function route<Body = undefined, Query = Record<string, never>>(
  spec: RouteSpec<Body, Query>,
  handler: (
    req: MediaRequest,
    input: RouteInput<Body, Query>,
    res: MedusaResponse,
  ) => Promise<Record<string, unknown> | void>,
): MediaRouteHandler {
  const querySchema: ZodType = spec.query ?? z.strictObject({})
  const run = async (req: MediaRequest, res: MedusaResponse): Promise<void> => {
    try {
      const permission = spec.permissionFor?.(req.body) ?? spec.permission
      if (permission && permission !== "none") await checkPermission(req, permission)
      refuseUnstorable(req)
      const query = parse(querySchema, req.query, spec.queryCode ?? "media_query") as Query
      const body = (await parseBody(spec as RouteSpec, req)) as Body
      if (spec.idempotency !== undefined) {
        const work = () => answering(spec.status, handler(req, { body, query }, res))
        return send(res, await once(req, spec.idempotency, work))
      }
      const answer = await handler(req, { body, query }, res)
      if (answer !== undefined) res.status(spec.status ?? 200).json(answer)
    } catch (error) {
      send(res, answerOf(error))
    }
  }
  return Object.assign(run, { spec: spec as RouteSpec })
}

/** A refusal is an answer as well, and repeated under the same key; a fault is not and goes on as one. */
async function answering(status: number | undefined, work: Promise<Record<string, unknown> | void>): Promise<Answer> {
  try {
    return { status: status ?? 200, body: await work }
  } catch (error) {
    return answerOf(error)
  }
}

function answerOf(error: unknown): Answer {
  return toHttp(isMediaError(error) ? error : refusalOfMedusa(error))
}

function send(res: MedusaResponse, { status, body }: Answer): void {
  const wait = (body as { retry_after?: unknown } | undefined)?.retry_after
  if (status === 429 && typeof wait === "number") res.setHeader("Retry-After", String(wait))
  res.status(status).json(body)
}

/**
 * What Medusa's own workflows refuse inside ours (somebody has just taken the SKU, a region is gone) is answered with a
 * code too. Anything that is no refusal is a fault and stays one.
 */
function refusalOfMedusa(error: unknown): MediaError {
  if (!(error instanceof Error) || !MedusaError.isMedusaError(error)) throw error
  const [type, code] = MEDUSA_REFUSALS[(error as MedusaError).type] ?? []
  if (!type || !code) throw error
  return new MediaError(type, code, error.message)
}

const MEDUSA_REFUSALS: Record<string, [MediaErrorType, string]> = {
  [MedusaError.Types.INVALID_DATA]: ["invalid_data", "media_invalid"],
  [MedusaError.Types.NOT_ALLOWED]: ["invalid_data", "media_invalid"],
  [MedusaError.Types.DUPLICATE_ERROR]: ["invalid_data", "media_invalid"],
  [MedusaError.Types.NOT_FOUND]: ["not_found", "media_not_found"],
  [MedusaError.Types.CONFLICT]: ["conflict", "media_conflict"],
}

/** Postgres cannot hold a NUL character: an id with one exists nowhere, and no search for one can be answered. */
function refuseUnstorable(req: MediaRequest): void {
  const hasNul = (value: unknown) => JSON.stringify(value ?? "").includes("\\u0000")
  for (const name of Object.keys(req.params)) {
    if (hasNul(req.params[name])) throw new MediaError("not_found", "media_not_found", `no such ${name}`)
  }
  for (const [name, value] of Object.entries(req.query)) {
    if (hasNul(value)) throw invalid([{ path: name, code: "media_query", message: "contains a NUL character" }])
  }
}

async function parseBody(spec: RouteSpec, req: MediaRequest): Promise<unknown> {
  if (!spec.body) return undefined
  const result = spec.body.safeParse(req.body ?? {})
  if (result.success) return result.data
  const problems = toProblems(result.error, "media_invalid")
  const atFault = new Set(problems.map((problem) => problem.path.split(".")[0] ?? ""))
  const more = (await spec.whenMalformed?.(req, req.body, atFault)) ?? []
  throw invalid([...problems, ...more])
}

function parse<T>(schema: ZodType<T>, value: unknown, code: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalid(toProblems(result.error, code))
}
