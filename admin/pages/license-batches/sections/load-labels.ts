import { fileHref, requestFile } from "../../../lib/client"
import { saveFile } from "../../../lib/save-file"

/** A file with more labels is left to the browser, which writes it to disk as it comes. */
const IN_MEMORY = 50_000

/**
 * Downloads a file of labels. Smaller ones are fetched, so that a refusal can be shown in words.
 *
 * @throws ApiError what the server says against it
 */
export async function loadLabels(path: string, labels: number): Promise<void> {
  const href = labels > IN_MEMORY ? fileHref(path) : null
  if (href) {
    window.location.assign(href)
    return
  }
  saveFile(await requestFile(path, {}))
}
