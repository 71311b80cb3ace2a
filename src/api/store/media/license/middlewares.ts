import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requireFreshLogin } from "../../../../lib/fresh-login"
import { guard } from "../../../../lib/guard"
import { signedInCustomer } from "../../../../lib/permission"
import { tagCaller } from "./caller"
import { limitTransferCodes } from "../../../../workflows/license/claims/limit-codes"
import { limitKeyTries } from "../../../../workflows/license/digital/limit-keys"
import { readReport } from "./report-photo"

/**
 * Judged before an answer is looked up under its Idempotency-Key: a stored key must not be shown to a stale sign-in, and
 * neither "sign in again" nor "too many tries" is an answer to keep.
 */
export const storeLicenseMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/media/license/digital/:id/key/rotate",
    methods: ["POST"],
    middlewares: [guard(async (req) => void requireFreshLogin(req))],
  },
  {
    matcher: "/store/media/license/digital/activate-device",
    methods: ["POST"],
    middlewares: [guard((req) => limitKeyTries(req.scope, req))],
  },
  {
    matcher: "/store/media/license/tags/:id/transfer",
    methods: ["POST"],
    middlewares: [guard(async (req) => void requireFreshLogin(req))],
  },
  {
    matcher: "/store/media/license/transfers/accept",
    methods: ["POST"],
    middlewares: [
      guard((req) =>
        limitTransferCodes(req.scope, { customerId: signedInCustomer(req).id, address: tagCaller(req).address }),
      ),
    ],
  },
  { matcher: "/store/media/license/reports", methods: ["POST"], bodyParser: false, middlewares: [readReport] },
]
