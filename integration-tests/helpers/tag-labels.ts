import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import request, { type Test } from "supertest"
import { eventually } from "./eventually"

/** What stands on one label, as a printer's CSV gives it. */
export interface PrintedLabel {
  idx: number
  token: string
  serial: string
  pin: string | undefined
}

const BATCHES = "/admin/media/license/batches"

/** A shop's staff at work with tags, over HTTP. */
export class TagStaff {
  constructor(
    readonly base: string,
    readonly authorization: string,
  ) {}

  post(path: string, body: object = {}): Test {
    return request(this.base).post(path).set("authorization", this.authorization).send(body)
  }

  get(path: string): Test {
    return request(this.base).get(path).set("authorization", this.authorization)
  }

  /** A batch whose tags are ready; answers its id. */
  async mint(more: object = {}): Promise<string> {
    const made = await this.post(BATCHES, {
      scheme: "opaque",
      purpose: "sale",
      quantity: 3,
      title: { en: "Night Train to Lisbon", zhCN: "里斯本夜车" },
      ...more,
    })
    if (made.status !== 201) throw new Error(`no batch: ${made.status} ${JSON.stringify(made.body)}`)
    const id = made.body.batch.id as string
    await eventually(async () => {
      const { body } = await this.get(`${BATCHES}/${id}`)
      if (body.batch.status !== "ready") throw new Error(`the batch is ${body.batch.status}: ${body.batch.last_error}`)
    })
    return id
  }

  /** Prints labels of a batch, with PINs, and reads them as a printer would. */
  async print(batchId: string, from_idx: number, to_idx: number, more: object = {}): Promise<PrintedLabel[]> {
    const order = { format: "csv", from_idx, to_idx, include_pins: true, ...more }
    const ordered = await this.post(`${BATCHES}/${batchId}/exports`, order).set("idempotency-key", randomUUID())
    if (ordered.status !== 201) throw new Error(`no export: ${ordered.status} ${JSON.stringify(ordered.body)}`)
    const file = await this.get(ordered.body.file as string)
    if (file.status !== 200) throw new Error(`no file: ${file.status} ${file.text}`)
    return readLabels(file.text)
  }
}

/** Lines of a label export; none of its cells has a comma but titles, which these tests keep plain. */
export function readLabels(csv: string): PrintedLabel[] {
  const [heading = "", ...lines] = csv
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n")
  const columns = heading.split(",")
  return lines.map((line) => {
    const cells = line.split(",")
    const cell = (name: string) => cells[columns.indexOf(name)]
    return { idx: Number(cell("idx")), token: cell("token")!, serial: cell("serial_printed")!, pin: cell("pin") }
  })
}

/** A place where copies stand. */
export async function someLocation(container: MedusaContainer): Promise<string> {
  const { createStockLocationsWorkflow } = await import("@medusajs/medusa/core-flows")
  const { result } = await createStockLocationsWorkflow(container).run({ input: { locations: [{ name: "Shelf" }] } })
  return result[0]!.id
}
