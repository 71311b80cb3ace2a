/** Four colours that go together: ground, two shapes, ink. */
export type Palette = readonly [ground: string, first: string, second: string, ink: string]

/** Where the picture and the texts sit; everything is drawn in a square of 600. */
export interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** Numbers from 0 to below 1 that only depend on the seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Pattern = (frame: Frame, palette: Palette, next: () => number) => string

const round = (value: number) => Math.round(value * 10) / 10

const rings: Pattern = (frame, [, first, second], next) => {
  const cx = frame.x + frame.width * (0.3 + next() * 0.4)
  const cy = frame.y + frame.height * (0.25 + next() * 0.2)
  const step = 16 + next() * 14
  return Array.from({ length: 9 }, (_, i) => {
    const colour = i % 2 === 0 ? first : second
    return `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(step * (9 - i))}" fill="${colour}" opacity="0.9"/>`
  }).join("")
}

const waves: Pattern = (frame, [, first, second], next) =>
  Array.from({ length: 11 }, (_, i) => {
    const y = frame.y + 40 + i * (frame.height * 0.052)
    const lift = 14 + next() * 46
    const x = frame.x
    const w = frame.width
    const path = `M${x} ${round(y)} Q${x + w * 0.25} ${round(y - lift)} ${x + w * 0.5} ${round(y)} T${x + w} ${round(y)}`
    return `<path d="${path}" fill="none" stroke="${i % 3 === 0 ? second : first}" stroke-width="${i % 2 === 0 ? 7 : 3}"/>`
  }).join("")

const tiles: Pattern = (frame, [, first, second], next) => {
  const size = frame.width / 6
  const rows = Math.floor((frame.height * 0.68) / size)
  return Array.from({ length: 6 * rows }, (_, i) => {
    const x = frame.x + (i % 6) * size
    const y = frame.y + Math.floor(i / 6) * size
    const colour = next() < 0.5 ? first : second
    const turn = Math.floor(next() * 4) * 90
    const at = `rotate(${turn} ${round(x + size / 2)} ${round(y + size / 2)})`
    const quarter = `M${round(x)} ${round(y)} h${round(size)} a${round(size)} ${round(size)} 0 0 1 ${round(-size)} ${round(size)} z`
    return next() < 0.18 ? "" : `<path d="${quarter}" fill="${colour}" transform="${at}"/>`
  }).join("")
}

const mountains: Pattern = (frame, [, first, second], next) => {
  const base = frame.y + frame.height * 0.64
  const sun = `<circle cx="${round(frame.x + frame.width * (0.2 + next() * 0.6))}" cy="${round(frame.y + frame.height * 0.24)}" r="${round(frame.width * 0.13)}" fill="${second}"/>`
  const peaks = Array.from({ length: 5 }, (_, i) => {
    const x = frame.x + frame.width * (i * 0.2 + next() * 0.1)
    const half = frame.width * (0.16 + next() * 0.14)
    const top = base - frame.height * (0.14 + next() * 0.26)
    const points = `${round(x - half)},${round(base)} ${round(x)},${round(top)} ${round(x + half)},${round(base)}`
    return `<polygon points="${points}" fill="${first}" opacity="${round(0.55 + next() * 0.4)}"/>`
  }).join("")
  return sun + peaks
}

const bars: Pattern = (frame, [, first, second], next) =>
  Array.from({ length: 13 }, (_, i) => {
    const width = frame.width / 16
    const height = frame.height * (0.12 + next() * 0.46)
    const x = frame.x + frame.width * 0.045 + i * width * 1.2
    const y = frame.y + frame.height * 0.64 - height
    return `<rect x="${round(x)}" y="${round(y)}" width="${round(width * 0.8)}" height="${round(height)}" rx="4" fill="${next() < 0.3 ? second : first}"/>`
  }).join("")

const diagonals: Pattern = (frame, [, first, second], next) =>
  Array.from({ length: 8 }, (_, i) => {
    const x = frame.x + frame.width * (i * 0.17 - 0.25 + next() * 0.04)
    const width = 14 + next() * 42
    const top = frame.y
    const bottom = frame.y + frame.height * 0.66
    const shift = frame.width * 0.36
    const points = `${round(x + shift)},${top} ${round(x + shift + width)},${top} ${round(x + width)},${round(bottom)} ${round(x)},${round(bottom)}`
    return `<polygon points="${points}" fill="${i % 2 === 0 ? first : second}"/>`
  }).join("")

export const PATTERNS: readonly Pattern[] = [rings, waves, tiles, mountains, bars, diagonals]
