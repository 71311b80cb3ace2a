import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MediaError, toHttp } from "../../../../lib/errors"
import type { MediaOptions } from "../../../../lib/options"
import { bodyLimit, fieldsOf, photoOf } from "../../../../workflows/license/resolver/body"
import { copyOf, readUpTo } from "../../../../workflows/license/resolver/node-http"
import type { Photo } from "../../../../workflows/license/resolver/types"

const REFUSALS = {
  too_large: () =>
    new MediaError("too_large", "media_license_too_large", "at most 16 KB of text and a photo of at most 3 MB"),
  body: () =>
    new MediaError("invalid_data", "media_license_body_invalid", "the body can be read neither as JSON nor as a form"),
  photo: () =>
    new MediaError("invalid_data", "media_license_photo_invalid", "the photo is neither a JPEG nor a PNG picture"),
}

/**
 * Reads the body of a report, which the platform's parsers leave alone: JSON, a form, or a form with a photo. The texts
 * become `req.body`, the photo waits in `res.locals`.
 */
export async function readReport(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { trustedProxies } = req.scope.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions()
  const copied = copyOf(req, req.originalUrl, trustedProxies)
  const body = await readUpTo(req, bodyLimit(copied, true) + 1).catch(() => undefined)
  // Nobody is left to answer when the body broke off.
  if (!body) return void res.destroy()
  const result = await fieldsOf({ ...copied, body }, true)
  if ("fault" in result) return refuse(res, result.fault)
  const { text, photo: bytes } = result.fields
  const photo = bytes ? photoOf(bytes) : undefined
  if (photo === null) return refuse(res, "photo")
  // Empty fields of a form are fields that were left out.
  req.body = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== ""))
  res.locals[PHOTO] = photo
  next()
}

const PHOTO = "mediaLicenseReportPhoto"

/** The photo of the report, where there is one. */
export const photoOfReport = (res: MedusaResponse): Photo | undefined => res.locals[PHOTO] as Photo | undefined

function refuse(res: MedusaResponse, fault: keyof typeof REFUSALS): void {
  const { status, body } = toHttp(REFUSALS[fault]())
  if (status === 413) res.setHeader("Connection", "close")
  res.status(status).json(body)
}
