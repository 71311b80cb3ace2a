// What stands behind the public resolver is declared as this file loads, which Medusa does with every workflow's.
import "./verify/port"
export * from "./approvals"
export * from "./batches"
export * from "./cases"
export { activateTagWorkflow } from "./claims/activate-tag"
export { fileTagReportWorkflow } from "./claims/file-report"
export { transferTagWorkflow } from "./claims/transfer-tag"
export { buyOutTagWorkflow, rentInTagWorkflow, rentOutTagsWorkflow } from "./custody"
export * from "./digital"
export * from "./packing"
export * from "./rules"
export * from "./scans"
export * from "./jobs"
export { eraseLicenseCustomerWorkflow, eraseLicenseCustomerWorkflowId } from "./privacy/erase-customer"
export {
  alertLicenseStaffWorkflow,
  alertLicenseStaffWorkflowId,
  type AlertLicenseStaffInput,
} from "./notices/alert-staff"
