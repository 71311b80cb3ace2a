export {
  attachMediaItem,
  detachMediaItems,
  revertMediaItemEdit,
  updateMediaItemOfProduct,
} from "./catalog/attach-media-item"
export { batchMediaItemsWorkflow, batchMediaItemsWorkflowId } from "./catalog/batch-items"
export { createMediaItemsWorkflow, createMediaItemsWorkflowId } from "./catalog/create-items"
export { createMediaOfferWorkflow, createMediaOfferWorkflowId } from "./catalog/create-offer"
export { deleteMediaItemsWorkflow, deleteMediaItemsWorkflowId } from "./catalog/delete-items"
export { deleteMediaOfferWorkflow, deleteMediaOfferWorkflowId } from "./catalog/delete-offer"
export { editMediaItemPartWorkflow, editMediaItemPartWorkflowId } from "./catalog/edit-item-part"
export { assessMediaItemsWorkflow, assessMediaItemsWorkflowId } from "./catalog/assess-items"
export { updateMediaItemsWorkflow, updateMediaItemsWorkflowId } from "./catalog/update-items"
export { updateMediaOfferWorkflow, updateMediaOfferWorkflowId } from "./catalog/update-offer"
export { withdrawDeletedWorkflow, withdrawDeletedWorkflowId } from "./catalog/withdraw-deleted"
export {
  createMediaEntryWorkflow,
  deleteMediaEntryWorkflow,
  editMediaEntryWorkflow,
  mergeMediaTermWorkflow,
} from "./catalog/vocabulary/change-entries"
export { reassessMediaItemsWorkflow } from "./catalog/vocabulary/reassess-items"
export type { CreateMediaItemsInput, CreatedMediaItem, UpdateMediaItem } from "./catalog/types"
export * from "./system"
export * from "./rental"
export * from "./license"
