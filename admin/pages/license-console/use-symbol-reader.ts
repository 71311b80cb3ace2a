import { useEffect, useRef, useState, type RefObject } from "react"

/** The browser's own reader of symbols; not every browser has one. */
interface SymbolReader {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface SymbolReaderClass {
  new (options: { formats: string[] }): SymbolReader
  getSupportedFormats(): Promise<string[]>
}

const FORMATS = ["qr_code", "data_matrix"] as const
/** Between two looks at the picture. */
const PAUSE_MS = 200
/** The same symbol held before the camera is one scan. */
const SAME_MS = 3000

/** Why the camera cannot read, or which symbols it can. */
export type ReaderState =
  | { kind: "starting" }
  | { kind: "reading"; formats: readonly string[] }
  | { kind: "no_reader" | "no_camera" | "insecure" | "denied" }

/** Reads symbols from the computer's camera for as long as it is mounted. */
export function useSymbolReader(video: RefObject<HTMLVideoElement>, onText: (text: string) => void): ReaderState {
  const [state, setState] = useState<ReaderState>({ kind: "starting" })
  const latest = useRef(onText)
  useEffect(() => {
    latest.current = onText
  })
  useEffect(() => {
    const stop = new AbortController()
    const put = (next: ReaderState) => {
      if (!stop.signal.aborted) setState(next)
    }
    void readUntil(stop.signal, video, (text) => latest.current(text), put)
    return () => stop.abort()
  }, [video])
  return state
}

async function readUntil(
  signal: AbortSignal,
  video: RefObject<HTMLVideoElement>,
  onText: (text: string) => void,
  put: (state: ReaderState) => void,
): Promise<void> {
  const formats = await supportedFormats()
  if (formats.length === 0) return put({ kind: "no_reader" })
  if (!window.isSecureContext || !navigator.mediaDevices) return put({ kind: "insecure" })
  const stream = await openCamera()
  if (typeof stream === "string") return put({ kind: stream })
  const close = () => stream.getTracks().forEach((track) => track.stop())
  if (signal.aborted || !video.current) return close()
  signal.addEventListener("abort", close, { once: true })
  video.current.srcObject = stream
  // Not waited for: a camera that shows its first picture late is read then.
  void video.current.play().catch(() => undefined)
  put({ kind: "reading", formats })
  await look(signal, video, new (readerClass() as SymbolReaderClass)({ formats }), onText)
}

async function look(
  signal: AbortSignal,
  video: RefObject<HTMLVideoElement>,
  reader: SymbolReader,
  onText: (text: string) => void,
): Promise<void> {
  const seen = new Map<string, number>()
  while (!signal.aborted && video.current) {
    // A picture that is not there yet cannot be read; the next one may be.
    const symbols = await reader.detect(video.current).catch(() => [])
    for (const { rawValue } of symbols) {
      const now = performance.now()
      if (!signal.aborted && rawValue && now - (seen.get(rawValue) ?? -SAME_MS) >= SAME_MS) onText(rawValue)
      seen.set(rawValue, now)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

const readerClass = () => (window as { BarcodeDetector?: SymbolReaderClass }).BarcodeDetector

async function supportedFormats(): Promise<string[]> {
  const known =
    (await readerClass()
      ?.getSupportedFormats()
      .catch(() => [])) ?? []
  return FORMATS.filter((format) => known.includes(format))
}

async function openCamera(): Promise<MediaStream | "denied" | "no_camera"> {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "no_camera"
  }
}
