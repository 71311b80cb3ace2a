export { changeRentalHoldWorkflow, changeRentalHoldWorkflowId, type HoldChange } from "./change-hold"
export { joinRentalQueueWorkflow, joinRentalQueueWorkflowId, type JoinRentalQueueInput } from "./join-queue"
