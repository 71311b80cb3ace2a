import { route } from "../../../../../../../lib/route"
import { attributesJsonSchema } from "../../../../../../../modules/catalog/domain/media-types"
import type MediaCatalogService from "../../../../../../../modules/catalog/service"
import { schemaAnswer } from "../../../vocabulary-validators"
import { requireType } from "../../read-types"

export const GET = route(
  {
    summary: "JSON Schema of a type's attributes, run-time ones included",
    permission: "catalog.type:read",
    response: schemaAnswer,
    errors: { 404: ["media_type_unknown"] },
  },
  async (req) => {
    const type = requireType(req.params.code ?? "")
    const runtime = await req.scope.resolve<MediaCatalogService>("mediaCatalog").runtimeAttributes()
    return { schema: attributesJsonSchema(type, runtime.get(type.code)) }
  },
)
