import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../../../lib/errors"
import { createItemSchema } from "../../../modules/catalog/domain/schemas"
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
