import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { storeLicenceFile } from "../../../../../workflows/license/rules"
import { fileAnswer, fileQuery } from "../digital-validators"

export const POST = route(
  {
    summary: "Store a file that licences come with",
    description:
      "The body is the file itself, at most 4 GiB. It is stored as a private one, which " +
      "Medusa's own uploads are not: only a holder's one-time link leads to it. Name its id in a variant's rule.",
    permission: "license.rule:update",
    rawBody: "application/octet-stream",
    query: fileQuery,
    response: fileAnswer,
    status: 201,
    errors: {
      400: ["media_query", "media_license_file_empty"],
      413: ["media_license_file_too_large"],
      503: ["media_license_file_unavailable"],
    },
  },
  async (req, { query: { filename } }, res) => {
    try {
      return { file: await storeLicenceFile(req.scope, { filename, body: req, actor: signedIn(req) }) }
    } catch (error) {
      // What is not read of a refused file must not be taken for the next request.
      if (!req.complete) res.setHeader("Connection", "close")
      throw error
    }
  },
)
