import { route } from "../../../../../lib/route"
import { scanCopy } from "../../../../../workflows/rental/counter/scan"
import { scanBody } from "../counter-validators"
import { scanAnswer } from "../counter-responses"

export const POST = route(
  {
    summary: "What a scanned copy is about",
    description: "Reads only: who has it or is to get it, what to know first, what can be done.",
    permission: "rental.counter:read",
    body: scanBody,
    response: scanAnswer,
    errors: { 404: ["media_rental_barcode_unknown"] },
  },
  async (req, { body }) => ({ ...(await scanCopy(req.scope, body)) }),
)
