import type { MedusaRequest, MiddlewareRoute } from "@medusajs/framework/http"
import { fieldOf, guard } from "../../../../lib/guard"
import { checkPermission, signedIn } from "../../../../lib/permission"
import { packNamedTags, refuseSecondDoor, requirePacked } from "../../../../workflows/license/packing/veto"

const NAMED = "media_license_tags"

/** Copies that the request names are packed first, which is a scan; then every line that needs tags must have them. */
const needsScans = guard(async (req) => {
  const named = takeNamed(req)
  if (named !== undefined) {
    await checkPermission(req, "license.tag:update")
    await packNamedTags(req.scope, { order_id: req.params.id ?? "", named, actor: signedIn(req) })
  }
  await requirePacked(req.scope, fieldOf(req, "items"))
})

/**
 * Takes the named copies out of the request: what is left of `additional_data` goes on to the carrier, and codes of
 * copies are none of its business. No `additionalDataValidator` is declared for them, as the platform knows one for each
 * route: ours would cut out what a host sends there, or the host's would replace ours.
 */
function takeNamed(req: MedusaRequest): unknown {
  const named = [fieldOf(req, "additional_data"), validatedData(req)].map((data) => {
    if (typeof data !== "object" || data === null) return undefined
    const more = data as Record<string, unknown>
    const value = more[NAMED]
    delete more[NAMED]
    return value
  })
  return named[0]
}

function validatedData({ validatedBody }: MedusaRequest): unknown {
  return (validatedBody as { additional_data?: unknown } | undefined)?.additional_data
}

const hasOtherDoor = guard((req) => refuseSecondDoor(req.scope, fieldOf(req, "items")))

/** In front of the platform's own fulfilment routes, and a longer body for lists of spoilt labels. */
export const adminLicenseMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/orders/:id/fulfillments",
    methods: ["POST"],
    middlewares: [needsScans],
  },
  { matcher: "/admin/fulfillments", methods: ["POST"], middlewares: [hasOtherDoor] },
  {
    matcher: "/admin/media/license/batches/:id/void-serials",
    methods: ["POST"],
    bodyParser: { sizeLimit: "4mb" },
  },
]
