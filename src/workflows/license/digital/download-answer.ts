import type { Readable } from "node:stream"
import type { IFileModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { isMediaError } from "../../../lib/errors"
import type { DownloadAnswer } from "../resolver/types"
import { openDownloadWorkflow } from "./open-download"

/** A ticket's refusals as the public page knows them. A licence that rests has no links. */
const REFUSALS: Record<string, "gone" | "cap_reached"> = {
  media_license_ticket_gone: "gone",
  media_license_licence_suspended: "gone",
  media_license_download_cap: "cap_reached",
}

/**
 * `GET /t/d/<ticket>`: a redirect to the storage, or the file itself where the storage has no URLs that end.
 *
 * @throws 503 `media_license_file_unavailable`; the ticket still works then
 * @example const port: ResolverPort = { …, download: ({ ticket }) => downloadAnswer(container, ticket) }
 */
export async function downloadAnswer(container: MedusaContainer, ticket: string): Promise<DownloadAnswer> {
  try {
    const { result } = await openDownloadWorkflow(container).run({ input: { ticket } })
    const { file_id, title, url } = result
    if (url !== null) return { status: "redirect", url }
    const files = container.resolve<IFileModuleService>(Modules.FILE)
    const stream: Readable = await files.getDownloadStream(file_id)
    return { status: "stream", stream, type: "application/octet-stream", name: title }
  } catch (error) {
    const status = isMediaError(error) ? REFUSALS[error.code] : undefined
    if (status) return { status }
    throw error
  }
}
