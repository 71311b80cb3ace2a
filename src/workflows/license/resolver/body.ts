import { MIMEType } from "node:util"
import { headerOf } from "./caller"
import type { Photo, ResolverRequest } from "./types"

const MAX_FIELDS_BYTES = 16 * 1024
const MAX_PHOTO_BYTES = 3 * 1024 * 1024

/** What a form or JSON body says: text fields, and the bytes of the photo if one was sent. */
export interface Fields {
  text: Record<string, string>
  photo: Buffer | null
}

export type FieldsResult = { fields: Fields } | { fault: "too_large" | "body" }

const isMultipart = (request: Pick<ResolverRequest, "headers">): boolean =>
  /^multipart\/form-data\s*;/i.test(headerOf(request, "content-type"))

/** Bytes a body may have: 16 KB, and 3 MB more where a report may carry a photo. */
export function bodyLimit(request: Pick<ResolverRequest, "headers">, takesPhoto: boolean): number {
  return takesPhoto && isMultipart(request) ? MAX_FIELDS_BYTES + MAX_PHOTO_BYTES : MAX_FIELDS_BYTES
}

/** Reads urlencoded, JSON and, where a photo is taken, multipart bodies. */
export async function fieldsOf(request: ResolverRequest, takesPhoto: boolean): Promise<FieldsResult> {
  const body = request.body ?? Buffer.alloc(0)
  if (body.length > bodyLimit(request, takesPhoto)) return { fault: "too_large" }
  const type = headerOf(request, "content-type")
  if (isMultipart(request)) return takesPhoto ? multipart(body, type) : { fault: "body" }
  if (/^application\/json\s*(;|$)/i.test(type)) return json(body)
  return { fields: { text: Object.fromEntries(new URLSearchParams(body.toString("utf8"))), photo: null } }
}

function json(body: Buffer): FieldsResult {
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"))
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return { fault: "body" }
    const texts = Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string")
    return { fields: { text: Object.fromEntries(texts), photo: null } }
  } catch {
    return { fault: "body" }
  }
}

/** A report has five fields and a photo; a browser's part header has two short lines. */
const MAX_PARTS = 12
const MAX_PART_HEADER = 1024

/**
 * Whether a body looks like a form's. The parser's time grows with parts and headers: three megabytes of nothing but
 * those would hold up everybody else.
 */
function isModest(body: Buffer, type: string): boolean {
  const boundary = boundaryOf(type)
  if (boundary === null) return false
  const mark = Buffer.from(`--${boundary}`)
  let parts = 0
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const begin = at + mark.length
    if (body.subarray(begin, begin + 2).toString() === "--") return parts <= MAX_PARTS
    if (++parts > MAX_PARTS) return false
    if (!body.subarray(begin, begin + MAX_PART_HEADER).includes("\r\n\r\n")) return false
  }
  return false
}

/** The boundary as the parser reads it: a header that the two understood differently would hide parts from the count. */
function boundaryOf(type: string): string | null {
  try {
    const boundary = new MIMEType(type).params.get("boundary")
    return boundary !== null && /^[^\0\r\n]{1,70}$/.test(boundary) ? boundary : null
  } catch {
    return null
  }
}

/** Parsed by Node itself; its parser holds everything in memory, which the limit above bounds. */
async function multipart(body: Buffer, type: string): Promise<FieldsResult> {
  if (!isModest(body, type)) return { fault: "body" }
  const response = new Response(new Uint8Array(body), { headers: { "content-type": type } })
  const form = await response.formData().catch(() => null)
  if (!form) return { fault: "body" }
  const text: Record<string, string> = {}
  let photo: Blob | null = null
  form.forEach((value, name) => {
    if (typeof value === "string") text[name] = value
    else if (name === "photo" && value.size > 0) photo = value
  })
  return bounded(text, photo)
}

async function bounded(text: Record<string, string>, photo: Blob | null): Promise<FieldsResult> {
  const bytes = Object.values(text).reduce((sum, value) => sum + Buffer.byteLength(value), 0)
  if (bytes > MAX_FIELDS_BYTES || (photo?.size ?? 0) > MAX_PHOTO_BYTES) return { fault: "too_large" }
  return { fields: { text, photo: photo && Buffer.from(await photo.arrayBuffer()) } }
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What the bytes are, whatever the sender calls them; `null` when neither JPEG nor PNG. */
export function photoOf(bytes: Buffer): Photo | null {
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return { bytes, type: "image/jpeg" }
  if (bytes.subarray(0, PNG.length).equals(PNG)) return { bytes, type: "image/png" }
  return null
}
