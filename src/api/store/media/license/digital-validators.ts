import { z } from "@medusajs/framework/zod"
import { text } from "../../../../lib/fields"
import { paging } from "../../../../lib/query-params"
import { proofSchema } from "../../../../modules/license/domain/digital"
import { device, digitalShape } from "../../../admin/media/license/digital-validators"

/** Query of `GET /digital`. */
export const listMyDigitalQuery = z.strictObject({ ...paging(50) })

export const rotateBody = z.strictObject({})
export const offlineFileBody = z.strictObject({ proof: proofSchema })
export const downloadBody = z.strictObject({ file_id: text(500) })

const digital = z.object(digitalShape).meta({ id: "DigitalLicence" })
export const myDigitalAnswer = z.object({ digital })
export const myDigitalListAnswer = z.object({
  digital: z.array(digital),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})

export const keyAnswer = z.object({ key: z.string().describe("XXXXX-XXXXX-XXXXX-XXXXX") })
export const deviceAnswer = z.object({
  device,
  digital_id: z.string().describe("The licence; a device that came with a key learns it here."),
})
export const offlineFileAnswer = z.object({
  file: z.string().describe("Compact JWS, `typ: media-lic+jwt`, signed with a key of `/.well-known/media-jwks.json`."),
  expires_at: z.string(),
})
export const downloadAnswer = z.object({
  url: z.string().describe("Path of a link that works once."),
  expires_at: z.string(),
  remaining: z.int().describe("Downloads of the file that are left, this one not yet taken."),
})
