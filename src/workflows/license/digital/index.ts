export {
  activateDeviceByKeyWorkflow,
  activateLicenceDeviceWorkflow,
  createDownloadTicketWorkflow,
  deactivateLicenceDeviceWorkflow,
  issueOfflineFileWorkflow,
  rotateLicenceKeyWorkflow,
} from "./act-on-licence"
export { changeDigitalStatusWorkflow, changeDigitalStatusWorkflowId, type ChangeDigitalInput } from "./change-status"
export { followDigitalOrderWorkflow, followDigitalOrderWorkflowId, type FollowOrderInput } from "./follow-order"
export { downloadAnswer } from "./download-answer"
export { openDownloadWorkflow, openDownloadWorkflowId, type OpenDownload } from "./open-download"
