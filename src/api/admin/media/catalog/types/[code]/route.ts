import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { updateTypeSchema } from "../../../../../../modules/catalog/domain/schemas"
import { editMediaEntryWorkflow } from "../../../../../../workflows/catalog/vocabulary/change-entries"
import { typeAnswer } from "../../vocabulary-validators"
import { readTypes, requireType } from "../read-types"

export const GET = route(
  {
    summary: "One media type",
    permission: "catalog.type:read",
    response: typeAnswer,
    errors: { 404: ["media_type_unknown"] },
  },
  async (req) => {
    const { code } = requireType(req.params.code ?? "")
    return { type: (await readTypes(req.scope)).find((type) => type.code === code) }
  },
)

export const POST = route(
  {
    summary: "Switch a media type off or on",
    description: "A type that is off takes no new items; the ones it has stay as they are.",
    permission: "catalog.type:update",
    body: updateTypeSchema,
    response: typeAnswer,
    errors: { 404: ["media_type_unknown"] },
  },
  async (req, { body }) => {
    const { code } = requireType(req.params.code ?? "")
    await editMediaEntryWorkflow(req.scope).run({
      input: { entry: "type", id: code, edit: body, actor: signedIn(req) },
    })
    return { type: (await readTypes(req.scope)).find((type) => type.code === code) }
  },
)
