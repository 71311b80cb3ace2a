import { createHash } from "node:crypto"
import { numbersFrom, PATTERNS, type Frame, type Palette } from "./cover-shapes"
import { escapeXml, FONT_STACK, widthInEm, wrapText } from "./cover-text"

/** What a cover is drawn from. */
export interface CoverInput {
  title: string
  /** Artist, director or maker; may be empty. */
  artist: string
  mediaType: string
}

const PALETTES: readonly Palette[] = [
  ["#1f2a44", "#e4572e", "#f3a712", "#f7f4ea"],
  ["#f4efe6", "#2a9d8f", "#e76f51", "#22333b"],
  ["#2d132c", "#c72c41", "#ee4540", "#f9e9ec"],
  ["#0b3c49", "#5bc0be", "#f0c808", "#fdfcf7"],
  ["#f7ede2", "#84a59d", "#f28482", "#3d405b"],
  ["#14213d", "#fca311", "#8ecae6", "#ffffff"],
  ["#e9ecef", "#495057", "#d00000", "#212529"],
  ["#1b4332", "#74c69d", "#ffd166", "#f1faee"],
  ["#fff3b0", "#9e2a2b", "#335c67", "#540b0e"],
  ["#3c096c", "#ff6d00", "#c77dff", "#fdf0ff"],
]

const SQUARE: Frame = { x: 0, y: 0, width: 600, height: 600 }
const CASE: Frame = { x: 96, y: 12, width: 408, height: 576 }
const SLEEVE: Frame = { x: 0, y: 40, width: 520, height: 520 }

/** Media types whose packing is higher than wide. */
const CASED = new Set(["dvd", "bluray", "game", "vhs", "boxset"])

/**
 * Draws an original cover: a palette and a pattern chosen by the title, the packing of the media type, and the title
 * and artist set in type. The same input always gives the same file.
 *
 * @example renderCover({ title: "千与千寻", artist: "宮崎駿", mediaType: "dvd" }) // "<svg …"
 */
export function renderCover(input: CoverInput): string {
  // The title alone decides colours and pattern, so that the CD and the LP of an album look like relatives.
  const seed = createHash("sha256").update(`${input.title}\n${input.artist}`).digest().readUInt32BE(0)
  const next = numbersFrom(seed)
  const palette = PALETTES[seed % PALETTES.length] ?? ["#222222", "#888888", "#cccccc", "#ffffff"]
  const pattern = PATTERNS[(seed >>> 8) % PATTERNS.length]
  const frame = frameOf(input.mediaType)
  const [ground] = palette
  const clip = `<clipPath id="front"><rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="${CASED.has(input.mediaType) ? 10 : 0}"/></clipPath>`
  const front = `<g clip-path="url(#front)"><rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" fill="${ground}"/>${pattern?.(frame, palette, next) ?? ""}</g>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600" role="img" aria-label="${escapeXml(label(input))}">`,
    `<defs>${clip}</defs>`,
    behind(input.mediaType, palette),
    front,
    texts(input, frame, palette),
    above(input.mediaType, frame, palette),
    "</svg>",
  ].join("")
}

function label({ title, artist }: CoverInput): string {
  return artist ? `${title} – ${artist}` : title
}

function frameOf(mediaType: string): Frame {
  if (mediaType === "vinyl" || mediaType === "laserdisc") return SLEEVE
  return CASED.has(mediaType) ? CASE : SQUARE
}

/** What lies behind the front: the record half out of its sleeve, or a plain ground around a case. */
function behind(mediaType: string, [, first, second]: Palette): string {
  const ground = '<rect width="600" height="600" fill="#eceae6"/>'
  if (mediaType === "vinyl") return ground + record("#17171a", "#2c2c31", first)
  if (mediaType === "laserdisc") return ground + record("#c9ccd6", "#e6e8ee", second)
  if (mediaType === "boxset") return `${ground}<rect x="84" y="24" width="408" height="576" rx="10" fill="${second}"/>`
  return CASED.has(mediaType) ? ground : ""
}

function record(body: string, groove: string, centre: string): string {
  const grooves = [205, 170, 135].map(
    (r) => `<circle cx="352" cy="300" r="${r}" fill="none" stroke="${groove}" stroke-width="2"/>`,
  )
  return `<circle cx="352" cy="300" r="240" fill="${body}"/>${grooves.join("")}<circle cx="352" cy="300" r="84" fill="${centre}"/><circle cx="352" cy="300" r="9" fill="#eceae6"/>`
}

/** What lies above the front: a case's spine, a disc's hole, a cassette's hubs. */
function above(mediaType: string, frame: Frame, [ground, , second, ink]: Palette): string {
  const { x, y, width, height } = frame
  if (mediaType === "bluray")
    return `<rect x="${x}" y="${y}" width="${width}" height="34" fill="#1c5fb8" opacity="0.9"/>`
  if (mediaType === "cassette") return hubs(ink, ground)
  if (mediaType === "minidisc")
    return `<rect x="410" y="16" width="150" height="70" rx="6" fill="#b9bdc7"/><rect x="452" y="26" width="66" height="50" rx="3" fill="#8a8f9c"/>`
  if (mediaType === "digital")
    return `<path d="M536 40 v52 m-22 -22 l22 24 l22 -24 M510 108 h52" fill="none" stroke="${ink}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>`
  if (mediaType === "merch") return `<circle cx="300" cy="34" r="13" fill="#eceae6" stroke="${ink}" stroke-width="4"/>`
  const spine = `<rect x="${x}" y="${y}" width="14" height="${height}" fill="#000000" opacity="0.22"/>`
  return CASED.has(mediaType)
    ? `${spine}<rect x="${x + width - 4}" y="${y}" width="4" height="${height}" fill="${second}" opacity="0.5"/>`
    : spine
}

function hubs(ink: string, ground: string): string {
  const hub = (x: number) =>
    `<circle cx="${x}" cy="210" r="46" fill="${ground}" stroke="${ink}" stroke-width="10"/><circle cx="${x}" cy="210" r="14" fill="${ink}"/>`
  return `<rect x="110" y="140" width="380" height="140" rx="70" fill="${ink}" opacity="0.28"/>${hub(205)}${hub(395)}`
}

/** Title and artist on a band in the lower third; the title takes the largest of three sizes that fits. */
function texts({ title, artist }: CoverInput, frame: Frame, [ground, , , ink]: Palette): string {
  const inner = frame.width - 56
  const size = [46, 38, 31].find((px) => widthInEm(title) * px <= inner * 2) ?? 28
  const lines = wrapText(title, inner / size, 3)
  const band = frame.height * 0.34
  const top = frame.y + frame.height - band
  const block = lines.length * size * 1.16 + (artist ? 34 : 0)
  const first = top + (band - block) / 2 + size * 0.86
  const x = frame.x + 30
  const rows = lines.map(
    (line, i) =>
      `<text x="${x}" y="${Math.round(first + i * size * 1.16)}" font-size="${size}" font-weight="700">${escapeXml(line)}</text>`,
  )
  const [by] = wrapText(artist, inner / 23, 1)
  const credit = by
    ? `<text x="${x}" y="${Math.round(first + (lines.length - 1) * size * 1.16 + 38)}" font-size="23" opacity="0.85">${escapeXml(by)}</text>`
    : ""
  const plate = `<rect x="${frame.x}" y="${Math.round(top)}" width="${frame.width}" height="${Math.round(band)}" fill="${ground}" opacity="0.94" clip-path="url(#front)"/>`
  return `${plate}<g fill="${ink}" font-family="${escapeXml(FONT_STACK)}">${rows.join("")}${credit}</g>`
}
