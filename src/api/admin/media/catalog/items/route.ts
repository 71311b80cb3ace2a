import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { createItemSchema } from "../../../../../modules/catalog/domain/schemas"
import { createMediaItemsWorkflow } from "../../../../../workflows/catalog/create-items"
import { problemsOfSoundFields } from "../../../../../workflows/catalog/lib/problems-of-sound-fields"
import { adminItem } from "../../../../../workflows/catalog/readers/admin-item"
import { adminItems } from "../../../../../workflows/catalog/readers/admin-list"
import { itemAnswer, listItemsAnswer, listItemsQuery } from "../items-validators"

export const GET = route(
  {
    summary: "List media items, drafts and all",
    permission: "catalog.item:read",
    query: listItemsQuery,
    response: listItemsAnswer,
  },
  async (req, { query }) => {
    const { limit, offset, order, ...filters } = query
    const { items, count } = await adminItems(req.scope, { filters, order, limit, offset })
    return { items, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Create a media item with its product, or on a product that exists",
    description:
      "Creates product, item, offers and links in one workflow; when any part fails, nothing is left. Give exactly one " +
      "of `product` and `product_id`.",
    permission: "catalog.item:create",
    body: createItemSchema,
    whenMalformed: (req, body, atFault) => problemsOfSoundFields(req.scope, body, atFault),
    response: itemAnswer,
    status: 201,
    errors: {
      400: ["media_invalid", "media_attribute_unknown", "media_identifier_checksum", "media_contributor_ambiguous"],
      409: ["media_item_exists", "media_offer_exists"],
    },
  },
  async (req, { body }) => {
    const { result } = await createMediaItemsWorkflow(req.scope).run({
      input: { items: [body], single: true, actor: signedIn(req) },
    })
    return { item: await adminItem(req.scope, result[0]!.id) }
  },
)
