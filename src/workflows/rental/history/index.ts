export {
  MAX_HISTORY_ROWS,
  importRentalHistoryWorkflow,
  importRentalHistoryWorkflowId,
  type HistoryReport,
  type ImportRentalHistoryInput,
} from "./import-history"
