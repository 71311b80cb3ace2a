import { readFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import type { ExecArgs, Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { toProblems } from "../lib/problems"
import { importedRentalsSchema } from "../modules/rental/domain/history-input"
import { importRentalHistoryWorkflow } from "../workflows/rental/history"

/**
 * Imports rentals of another system from a CSV file with the columns `external_id, barcode, customer_ref, out_at,
 * returned_at, due_date, rent, currency_code`; see docs/rental.md. The same file may be imported again.
 *
 * @example
 * npx medusa exec ./src/scripts/import-rental-history.ts history.csv create-customers
 */
export default async function importRentalHistory({ container, args }: ExecArgs): Promise<void> {
  const [file, ...flags] = args
  if (!file) throw new Error("usage: medusa exec <this script> <file.csv> [create-customers]")
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const { result } = await importRentalHistoryWorkflow(container).run({
    input: { rows: readRows(file), create_customers: flags.includes("create-customers") },
  })
  for (const { external_id, code, message } of result.rejected) logger.warn(`${external_id}: ${code}: ${message}`)
  logger.info(`${result.imported} imported, ${result.known} known before, ${result.rejected.length} rejected`)
}

/** Every cell that is wrong is named with its line before anything is written. */
function readRows(file: string) {
  const records: Record<string, string>[] = parse(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  })
  const checked = importedRentalsSchema.safeParse(
    records.map(({ returned_at, ...row }) => ({
      ...row,
      returned_at: returned_at ? returned_at : null,
    })),
  )
  if (checked.success) return checked.data
  const problems = toProblems(checked.error, "media_invalid").map(({ path, message }) => {
    const [row = "0", column = ""] = path.split(".")
    return `line ${Number(row) + 2}, ${column}: ${message}`
  })
  throw new Error(`${file} cannot be imported:\n${problems.slice(0, 100).join("\n")}`)
}
