export { expireTransfersWorkflow } from "./expire-transfers"
export { forgetLicenseRecordsWorkflow } from "./forget"
export { rescoreTagsWorkflow } from "./rescore-tags"
export { resumeMintingWorkflow } from "./resume-minting"
