import type { MiddlewareRoute } from "@medusajs/framework/http"
import { answerTag } from "./answer"
import "./listen"

/**
 * The public resolver in the shop's own server. Without methods `/t` is a global middleware: it takes `/T` and everything
 * below, and decodes nothing, so a broken `%` is no fault. Bodies are read by the resolver, with its own limits.
 */
export const resolverMiddlewares: MiddlewareRoute[] = [
  { matcher: /^\/t(\/|$)/i, bodyParser: false },
  { matcher: "/t", middlewares: [answerTag] },
  { matcher: "/.well-known/media-jwks.json", methods: ["GET"], middlewares: [answerTag] },
]
