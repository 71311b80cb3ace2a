import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { invalid, toHttp } from "../../../../lib/errors"
import { publicationProblems, type Publication } from "../../../../workflows/catalog/lib/publish-guard"

interface ProductEdit {
  id?: string
  status?: string
}

/**
 * Guards Medusa's own product routes: a box set without contents or a worn copy without proof is not published there
 * either. Middlewares stack, so a host's own are untouched.
 */
export async function guardPublishing(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const problems = await publicationProblems(req.scope, publicationsOf(req))
    if (problems.length === 0) return next()
    const { status, body } = toHttp(invalid(problems))
    res.status(status).json(body)
  } catch (error) {
    next(error)
  }
}

/** One product by its path, or the updates of a batch. Malformed bodies are left to Medusa's own validation. */
function publicationsOf(req: MedusaRequest): Publication[] {
  const body = (req.body ?? {}) as ProductEdit & { update?: ProductEdit[] }
  if (req.params.id && body.status === "published") return [{ product_id: req.params.id, path: "" }]
  if (!Array.isArray(body.update)) return []
  return body.update.flatMap((edit, i) =>
    edit?.status === "published" && typeof edit.id === "string" ? [{ product_id: edit.id, path: `update.${i}` }] : [],
  )
}
