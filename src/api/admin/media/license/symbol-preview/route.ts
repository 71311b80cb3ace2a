import { route } from "../../../../../lib/route"
import { symbolPreview } from "../../../../../workflows/license/batches/symbol-preview"
import { symbolPreviewAnswer, symbolPreviewBody } from "../batch-validators"

export const POST = route(
  {
    summary: "Size of a batch's symbols, and which label layouts they fit",
    permission: "license.batch:read",
    body: symbolPreviewBody,
    response: symbolPreviewAnswer,
  },
  (req, { body }) => Promise.resolve({ ...symbolPreview(req.scope, body) }),
)
