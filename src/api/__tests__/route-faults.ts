const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

interface RouteContext {
  /** `true` where `permission: "none"` is allowed. */
  mayBeOpen: boolean
  isDeclared: (permission: string) => boolean
}

/** What a route file's exports leave unguarded, one sentence per fault. */
export function routeFaults(exported: Record<string, unknown>, context: RouteContext): string[] {
  const methods = METHODS.filter((method) => exported[method] !== undefined)
  const faults = methods.flatMap((method) => methodFaults(method, exported[method], context))
  if (methods.length === 0) faults.push("exports no method")
  if (exported.AUTHENTICATE === false) faults.push("AUTHENTICATE is switched off")
  return faults
}

function methodFaults(method: string, handler: unknown, { mayBeOpen, isDeclared }: RouteContext): string[] {
  const spec = (handler as { spec?: { permission?: unknown } }).spec
  if (!spec) return [`${method} is not built with route()`]
  const { permission } = spec
  if (typeof permission !== "string" || permission === "") return [`${method} declares no permission`]
  if (permission === "none") return mayBeOpen ? [] : [`${method} declares "none", which only me/permissions may`]
  return isDeclared(permission) ? [] : [`${method} names "${permission}", which no module declares`]
}
