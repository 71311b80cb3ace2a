import { randomUUID } from "node:crypto"
import { Transform, type Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { IFileModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../../lib/errors"
import type { Actor } from "../../../lib/permission"
import { recordAuditStep } from "../../system/steps/record-audit"

/** Longest file that is taken. */
export const MAX_LICENCE_FILE_BYTES = 4 * 1024 ** 3

/** A file that a rule can name. */
export interface LicenceFile {
  id: string
  filename: string
  size: number
}

interface Upload {
  filename: string
  body: Readable
  actor?: Actor | undefined
  /** Most bytes taken. @default 4 GiB */
  limit?: number
}

/**
 * Stores a file that licences come with, privately: Medusa's own uploads are public. It goes through this process as a
 * stream and never lies in its memory as a whole.
 *
 * @throws 400 `media_license_file_empty`, 413 `media_license_file_too_large`, 503 `media_license_file_unavailable`
 */
export async function storeLicenceFile(container: MedusaContainer, upload: Upload): Promise<LicenceFile> {
  const file = await write(container, upload)
  await storeLicenceFileWorkflow(container).run({ input: { file, actor: upload.actor } })
  return file
}

async function write(
  container: MedusaContainer,
  { filename, body, limit = MAX_LICENCE_FILE_BYTES }: Upload,
): Promise<LicenceFile> {
  // A parser of the platform has read what was sent as JSON or a form.
  if (body.readableEnded) throw empty()
  const files = container.resolve<IFileModuleService>(Modules.FILE)
  const data = { filename: storedName(filename), mimeType: "application/octet-stream", access: "private" as const }
  const target = await files.getUploadStream(data).catch(() => {
    throw unavailable()
  })
  // Awaited below; until then a failure of its own must not end the process.
  target.promise.catch(() => undefined)
  try {
    const size = await pour(body, target.writeStream, limit)
    const { key } = await target.promise
    return { id: key, filename, size }
  } catch (error) {
    await files.deleteFiles([target.fileKey]).catch(() => undefined)
    throw error instanceof MediaError ? error : unavailable()
  }
}

/** A name no other file has, whatever the storage makes of spaces and signs; its own is the title's business. */
const storedName = (filename: string) => `${randomUUID()}${/\.[a-z0-9]{1,10}$/i.exec(filename)?.[0] ?? ""}`

/** Not one pipeline from the body on: that would cut the connection an answer has to go back by. */
async function pour(body: Readable, target: NodeJS.WritableStream, limit: number): Promise<number> {
  const counted = new Counted(limit)
  const broken = () => body.readableEnded || counted.destroy(new Error("the connection broke off"))
  body.once("error", broken).once("close", broken).pipe(counted)
  try {
    await pipeline(counted, target)
  } finally {
    body.unpipe(counted)
  }
  if (counted.bytes === 0) throw empty()
  return counted.bytes
}

/** Counts what flows through, and breaks off where it is too much. */
class Counted extends Transform {
  bytes = 0

  constructor(private readonly limit: number) {
    super()
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, data?: Buffer) => void): void {
    this.bytes += chunk.length
    if (this.bytes <= this.limit) return done(null, chunk)
    done(new MediaError("too_large", "media_license_file_too_large", `a file may have at most ${this.limit} bytes`))
  }
}

const empty = () =>
  new MediaError(
    "invalid_data",
    "media_license_file_empty",
    "there is nothing in the body: send the file itself, as application/octet-stream",
  )

const unavailable = () =>
  new MediaError("unavailable", "media_license_file_unavailable", "the file could not be stored; try again")

/** Compensated by deleting the file, which no rule can name yet. */
export const keepLicenceFileStep = createStep(
  "media-license-keep-file",
  async ({ file }: { file: LicenceFile }) => new StepResponse(file, file.id),
  async (id, { container }) => {
    if (id) await container.resolve<IFileModuleService>(Modules.FILE).deleteFiles([id])
  },
)

/**
 * Puts a stored file on record; one that cannot be is deleted.
 *
 * @example await storeLicenceFileWorkflow(container).run({ input: { file, actor } })
 */
export const storeLicenceFileWorkflow = createWorkflow(
  "media-license-store-file",
  (input: WorkflowData<{ file: LicenceFile; actor?: Actor | undefined }>) => {
    const kept = keepLicenceFileStep(input)
    recordAuditStep(
      transform({ kept, input }, ({ kept, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: "license.file.stored",
            resource_type: "media_license_file",
            resource_id: kept.id,
            after: { filename: kept.filename, size: kept.size },
          },
        ],
      })),
    )
    return new WorkflowResponse(kept)
  },
)
