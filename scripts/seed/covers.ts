import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { renderCover } from "./cover"
import { coverArtist, coverPath, type DemoEntry } from "./entries"

/**
 * Draws the covers into the folder that Medusa serves as `/static`. Products store that path without a host, because
 * the port of a demo shop may change from start to start. Returns how many files were written.
 */
export function writeCovers(entries: readonly DemoEntry[], root: string): number {
  mkdirSync(join(root, "static", "demo"), { recursive: true })
  let written = 0
  for (const entry of entries) {
    const file = join(root, coverPath(entry.ref))
    const svg = renderCover({
      title: entry.product.title,
      artist: coverArtist(entry),
      mediaType: entry.media_type,
    })
    if (existsSync(file) && readFileSync(file, "utf8") === svg) continue
    writeFileSync(file, svg)
    written++
  }
  return written
}
