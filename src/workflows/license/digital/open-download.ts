import { once } from "node:events"
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
import type { Download } from "../../../modules/license/actions/digital/downloads"
import { licenseOf } from "../lib/service"

/** Where a download is to be had: at a URL of the storage, or from this process. */
export interface OpenDownload {
  file_id: string
  title: string
  /** A URL that needs no sign-in for a while; `null`: the file has to be streamed. */
  url: string | null
}

/**
 * Finds out that the file can be had, before the ticket is used up. Reads only.
 *
 * @throws 410 `media_license_ticket_gone`, 503 `media_license_file_unavailable`
 */
export const locateFileStep = createStep(
  "media-license-digital-locate-file",
  async ({ ticket }: { ticket: string }, { container }) => {
    const download = await licenseOf(container).digital.peekTicket(ticket)
    return new StepResponse(await locate(container, download))
  },
)

/** Uses the ticket up. The last step; a link that was handed out cannot be taken back. */
export const redeemTicketStep = createStep(
  "media-license-digital-redeem-ticket",
  async ({ ticket }: { ticket: string }, { container }) => {
    await licenseOf(container).digital.redeemTicket(ticket)
    return new StepResponse(true)
  },
)

async function locate(container: MedusaContainer, { file_id, title }: Download): Promise<OpenDownload> {
  const files = container.resolve<IFileModuleService>(Modules.FILE)
  try {
    const { url } = await files.retrieveFile(file_id)
    if (!isLocal(files)) return { file_id, title, url }
    await tryToRead(files, file_id)
    return { file_id, title, url: null }
  } catch {
    throw new MediaError("unavailable", "media_license_file_unavailable", "the file cannot be had right now; try again")
  }
}

/** A file that is listed and cannot be read must not cost a ticket. */
async function tryToRead(files: IFileModuleService, fileId: string): Promise<void> {
  const stream = await files.getDownloadStream(fileId)
  try {
    await once(stream, "readable")
  } finally {
    stream.destroy()
  }
}

/** The local provider's URLs are permanent and open to everybody: such a file is streamed instead. */
function isLocal(files: IFileModuleService): boolean {
  const provider = files.getProvider() as unknown as { fileProvider_?: { constructor?: { identifier?: unknown } } }
  return provider.fileProvider_?.constructor?.identifier === "localfs"
}

export const openDownloadWorkflowId = "media-license-digital-open-download"

/**
 * Trades a ticket for a file, once.
 *
 * @throws 410 `media_license_ticket_gone`, 409 `media_license_licence_suspended`, `media_license_download_cap`, 503
 *   `media_license_file_unavailable`
 * @example const { result } = await openDownloadWorkflow(container).run({ input: { ticket } })
 */
export const openDownloadWorkflow = createWorkflow(
  openDownloadWorkflowId,
  (input: WorkflowData<{ ticket: string }>) => {
    const found = locateFileStep(input)
    const redeemed = redeemTicketStep(input)
    return new WorkflowResponse(transform({ found, redeemed }, ({ found }) => found))
  },
)
