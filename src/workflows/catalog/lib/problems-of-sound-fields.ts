import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../../../lib/errors"
import { createItemSchema, updateItemSchema } from "../../../modules/catalog/domain/schemas"
import { problemsOfUpdates } from "../steps/check-updates"
import { checkMediaItems } from "../steps/validate-items"

/**
 * What catalogue and commerce data have against the fields of a body that are well formed, when others are not: an
 * unknown attribute is worth knowing of although a check digit is wrong too. Fields at fault are left out, and so are
 * problems that only arise because they are.
 */
export async function problemsOfSoundFields(
  container: MedusaContainer,
  body: unknown,
  atFault: ReadonlySet<string>,
): Promise<Problem[]> {
  if (typeof body !== "object" || body === null || atFault.has("media_type")) return []
  const sound = Object.fromEntries(Object.entries(body).filter(([field]) => !atFault.has(field)))
  if (!("product" in sound) && !("product_id" in sound)) sound.product = { title: "?" }
  const parsed = createItemSchema.safeParse(sound)
  if (!parsed.success) return []
  const { problems } = await checkMediaItems(container, { items: [parsed.data], single: true })
  return problems.filter((problem) => problem.path.split(".")[0] !== "product" || "product" in body)
}

/** The same for an edit of an item. Without its new type, attributes cannot be judged. */
export async function problemsOfSoundEdit(
  container: MedusaContainer,
  id: string,
  body: unknown,
  atFault: ReadonlySet<string>,
): Promise<Problem[]> {
  if (typeof body !== "object" || body === null) return []
  const judged = (field: string) => !atFault.has(field) && !(field === "attributes" && atFault.has("media_type"))
  const parsed = updateItemSchema.safeParse(Object.fromEntries(Object.entries(body).filter(([field]) => judged(field))))
  if (!parsed.success) return []
  const { product, version: _version, force: _force, ...set } = parsed.data
  return problemsOfUpdates(container, { updates: [{ id, set, ...(product ? { product } : {}) }] })
}
