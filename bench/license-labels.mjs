/**
 * Labels for tags: how many per second one core turns into PDF (QR and DataMatrix) and CSV. No shop and no database:
 * rows come from memory, with signatures that nobody has made. On a machine that is busy otherwise, the figures per CPU
 * second (all threads of the process, garbage collection included) say what the code needs.
 */
import { createRequire } from "node:module"
import { Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { generator, median, peakMegabytes, report } from "./lib/report.mjs"

const options = JSON.parse(process.argv[2] ?? "{}")
const LABELS = Number(options.labels ?? 2000)
const ROWS = Number(options.rows ?? 100_000)
const ROUNDS = Number(options.rounds ?? 3)
const CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const { labelCsv, renderLabelSheet, counted } = createRequire(import.meta.url)(
  "../src/workflows/license/labels/index.ts",
)

const next = generator(1)
const text = (length) => Array.from({ length }, () => CHARACTERS[Math.floor(next() * 32)]).join("")
const labels = Array.from({ length: LABELS }, label)

const qr = await perSecond(LABELS, () => sheet("a4_35_35x37", "qr"))
const wide = await perSecond(LABELS, () => sheet("a4_21_63x38", "qr"))
const roll = await perSecond(LABELS, () => sheet("roll_40x20", "qr"))
const matrix = await perSecond(LABELS, () => sheet("a4_35_35x37", "datamatrix"))
const csv = await perSecond(ROWS, () => counted(rows(), (counting) => labelCsv(counting, { pins: true })).stream)

const bound = (what, value, least) => ({ what, value, bound: `at least ${least} per second`, ok: value >= least })
await report({
  name: `labels: ${LABELS} per document, ${ROWS} rows, ${ROUNDS} rounds`,
  figures: {
    "QR labels per second, 21 on a sheet": wide.rate,
    "QR labels per second, on a roll": roll.rate,
    "QR labels per CPU second": qr.cpuRate,
    "DataMatrix labels per CPU second": matrix.cpuRate,
    "rows per CPU second": csv.cpuRate,
    "bytes per QR label": qr.bytes / LABELS,
    "longest time without a turn of the event loop, ms (QR, sheets of 35)": qr.stall,
    "peak memory, MB": peakMegabytes(),
  },
  checks: [
    bound("QR labels as PDF", qr.rate, 300),
    bound("DataMatrix labels as PDF", matrix.rate, 100),
    bound("rows as CSV", csv.rate, 5000),
  ],
})
process.exit(0)

function label() {
  const serial = text(17)
  return {
    token: `https://T.SHOP.COM/T/${text(109)}/01/09506000134352/21/${serial}`,
    serial_printed: [serial.slice(0, 5), serial.slice(5, 9), serial.slice(9, 13), serial.slice(13)].join("-"),
    gtin: "09506000134352",
    title: "Kind of Blue (Legacy Edition, 50th Anniversary)",
    pin: text(10),
  }
}

function sheet(layout, symbol) {
  return renderLabelSheet({ labels, layout, symbol })
}

function* rows() {
  for (let idx = 0; idx < ROWS; idx++) yield { idx, ...labels[idx % LABELS] }
}

/** Median of the rounds, after one that warms up. */
async function perSecond(count, open) {
  const rates = []
  const cpuRates = []
  let bytes = 0
  let stall = 0
  for (let round = -1; round < ROUNDS; round++) {
    bytes = 0
    let last = performance.now()
    const clock = setInterval(() => {
      if (round >= 0) stall = Math.max(stall, performance.now() - last)
      last = performance.now()
    }, 1)
    const begin = performance.now()
    const cpu = process.cpuUsage()
    const sink = new Writable({ write: (chunk, _, done) => ((bytes += chunk.length), done()) })
    await pipeline(open(), sink)
    clearInterval(clock)
    if (round < 0) continue
    const { user, system } = process.cpuUsage(cpu)
    rates.push((count / (performance.now() - begin)) * 1000)
    cpuRates.push((count / (user + system)) * 1e6)
  }
  return { rate: Math.round(median(rates)), cpuRate: Math.round(median(cpuRates)), bytes, stall: Math.round(stall) }
}
