import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { MediaError } from "../../../lib/errors"
import type { BatchReport, HistoryRow, RejectedRow } from "../../../modules/rental/actions/history"
import { HISTORY_BATCH } from "../../../modules/rental/domain/history"
import type { ImportedRental } from "../../../modules/rental/domain/history-input"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { findRentersStep } from "./steps/find-renters"

export interface ImportRentalHistoryInput {
  rows: ImportedRental[]
  /** Make customers without an account of unknown e-mails. @default false */
  create_customers?: boolean
  actor?: RentalActor
}

/** What became of the rows; `known` were brought in by an earlier run. */
export type HistoryReport = BatchReport

/** Rows of one run; more are several runs. */
export const MAX_HISTORY_ROWS = 200_000

/**
 * Each batch is a transaction of its own and stays: taking history back would delete it. A run that fails half way is
 * repeated; rows that are there are left alone.
 */
const importRowsStep = createStep(
  "media-rental-import-rows",
  async (input: ImportRentalHistoryInput & { renters: Record<string, string> }, { container }) => {
    const { rows, renters, actor = { type: "system" } } = input
    if (rows.length > MAX_HISTORY_ROWS) {
      throw new MediaError("invalid_data", "media_invalid", `rows: ${rows.length} are more than ${MAX_HISTORY_ROWS}`)
    }
    const rental = container.resolve<MediaRentalService>("mediaRental")
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    const report: HistoryReport = { imported: 0, known: 0, rejected: [] }
    for (let first = 0; first < rows.length; first += HISTORY_BATCH) {
      const batchRows = rows.slice(first, first + HISTORY_BATCH)
      const { found, unknown } = withCustomers(batchRows, renters)
      const batch = await rental.history.importBatch(found, actor)
      report.imported += batch.imported
      report.known += batch.known
      report.rejected.push(...unknown, ...batch.rejected)
      const done = first + batchRows.length
      if (first % (HISTORY_BATCH * 10) === 0 || done === rows.length) {
        logger.info(`rental history: ${done} of ${rows.length} rows, ${report.imported} imported`)
      }
    }
    return new StepResponse(report)
  },
)

function withCustomers(rows: readonly ImportedRental[], renters: Record<string, string>) {
  const found: HistoryRow[] = []
  const unknown: RejectedRow[] = []
  for (const { customer_ref, out_at, returned_at, ...row } of rows) {
    const customer_id = renters[customer_ref]
    if (customer_id === undefined) {
      const message = `customer_ref: nobody is known as ${customer_ref}`
      unknown.push({ external_id: row.external_id, code: "media_rental_customer_unknown", message })
      continue
    }
    const returned = returned_at === null ? null : new Date(returned_at)
    found.push({ ...row, customer_id, out_at: new Date(out_at), returned_at: returned })
  }
  return { found, unknown }
}

export const importRentalHistoryWorkflowId = "media-rental-import-history"

/**
 * Brings rentals of another system in: one rental order of channel `import` per row, closed or still out, with its
 * allocation, rent and late charge. Rows are told apart by `external_id`, so the same file may be imported again. A row
 * that overlaps another of its copy, names an unknown barcode or customer, or has impossible dates is reported in
 * `rejected`; all others are imported. Batches of `HISTORY_BATCH` rows.
 *
 * @example
 * const rows = importedRentalsSchema.parse(file)
 * const { result } = await importRentalHistoryWorkflow(container).run({ input: { rows, create_customers: true } })
 * // { imported: 16044, known: 0, rejected: [] }
 */
export const importRentalHistoryWorkflow = createWorkflow(
  importRentalHistoryWorkflowId,
  (input: WorkflowData<ImportRentalHistoryInput>) => {
    const renters = findRentersStep(
      transform({ input }, ({ input }) => ({
        refs: input.rows.map((row) => row.customer_ref),
        create: input.create_customers ?? false,
      })),
    )
    const report = importRowsStep(transform({ input, renters }, ({ input, renters }) => ({ ...input, renters })))
    return new WorkflowResponse(report)
  },
)
