import { createHash } from "node:crypto"
import { Readable } from "node:stream"

/** What is recorded about an export. */
export interface ExportSummary {
  /** Rows that were rendered, without a heading. */
  row_count: number
  /** SHA-256 of all bytes, hexadecimal. */
  sha256: string
}

/** An export on its way. */
export interface CountedExport {
  stream: Readable
  /** Known when the last byte has been read; rejected when the stream fails or is given up before. */
  summary: Promise<ExportSummary>
}

/**
 * Counts the rows and hashes the bytes of an export while it is read; nothing is kept.
 *
 * @example
 * const { stream, summary } = counted(rows, (counting) => labelCsv(counting, { pins: false }))
 */
export function counted<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  render: (rows: AsyncIterable<Row>) => Readable,
): CountedExport {
  let row_count = 0
  const counting = async function* () {
    for await (const row of rows) {
      row_count += 1
      yield row
    }
  }
  const { promise: summary, resolve, reject } = deferred<ExportSummary>()
  const bytes = async function* () {
    const hash = createHash("sha256")
    for await (const chunk of render(counting()) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      yield chunk
    }
    resolve({ row_count, sha256: hash.digest("hex") })
  }
  const stream = Readable.from(bytes(), { objectMode: false })
  stream.once("error", reject)
  stream.once("close", () => reject(new Error("the export was not read to its end")))
  return { stream, summary }
}

function deferred<T>() {
  let resolve!: (value: T) => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  // Who reads only the stream learns of its failure there.
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
