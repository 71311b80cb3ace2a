import { pipeline } from "node:stream/promises"
import type { Writable } from "node:stream"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor } from "../../../lib/permission"
import type { MediaOptions } from "../../../lib/options"
import type { LabelLine, OpenedExport } from "../../../modules/license/actions/labels"
import { byOf } from "../digital/by"
import { counted } from "../labels/counted"
import { labelCsv } from "../labels/csv"
import { labelLayout } from "../labels/layouts"
import { renderLabelSheet } from "../labels/sheet"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"

/** A file of labels, opened. */
export interface LabelFile {
  name: string
  type: string
  /** Writes it to its end and notes how many labels it had and what their hash is. */
  sendTo(target: Writable): Promise<void>
}

/**
 * Opens the file of an export. Its tags become printed while it is read; a download that breaks off can be begun again.
 *
 * @throws 400 `media_license_host_missing`, 404, 409 `media_license_pins_gone`
 */
export async function labelFile(
  container: MedusaContainer,
  { batch_id, export_id, actor }: { batch_id: string; export_id: string; actor: Actor },
): Promise<LabelFile> {
  const { labels } = licenseOf(container)
  const by = byOf(actor)
  const opened = await labels.open(batch_id, export_id, by)
  const { labelFontPath } = container.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions().license
  const { row } = opened
  return {
    name: `tags-${batch_id}-${row.from_idx}-${row.to_idx}.${row.format}`,
    type: row.format === "pdf" ? "application/pdf" : "text/csv; charset=utf-8",
    async sendTo(target) {
      const { stream, summary } = counted(opened.lines, (lines) => rendered(opened, lines, labelFontPath))
      // Noted before the last byte is handed over: whoever has the whole file finds it in the history.
      const noted = async function* (bytes: AsyncIterable<Buffer>) {
        yield* bytes
        const { events } = await labels.finish(row, await summary, by)
        await announce(container, events)
      }
      await pipeline(stream, noted, target)
    },
  }
}

function rendered({ row, batch }: OpenedExport, lines: AsyncIterable<LabelLine>, labelFontPath: string | undefined) {
  const title = batch.title.en ?? batch.title.zhCN ?? null
  if (row.format === "csv") return labelCsv(titled(lines, title), { pins: row.include_pins })
  return renderLabelSheet({
    labels: sheetLabels(lines, batch.title.zhCN ?? batch.title.en ?? undefined),
    layout: labelLayout.parse(row.layout),
    symbol: row.symbol ?? "qr",
    start_position: row.start_position,
    created_at: row.created_at,
    ...(labelFontPath ? { labelFontPath } : {}),
    ...(title ? { title } : {}),
  })
}

async function* titled(lines: AsyncIterable<LabelLine>, title: string | null) {
  for await (const line of lines) yield { ...line, title }
}

async function* sheetLabels(lines: AsyncIterable<LabelLine>, title: string | undefined) {
  for await (const { token, serial_printed, pin, gtin } of lines) {
    yield {
      token,
      serial_printed,
      ...(title ? { title } : {}),
      ...(pin ? { pin } : {}),
      ...(gtin ? { gtin } : {}),
    }
  }
}
