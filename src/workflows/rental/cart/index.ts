// Before any handler is registered, or a host's own that came first would pass for none at all.
import "./commit-hook"
export { addRentalLineWorkflow, addRentalLineWorkflowId } from "./add-line"
export { changeRentalLineWorkflow, changeRentalLineWorkflowId } from "./change-line"
export { commitRentals, commitRentalsHandler, revertRentals, type RentalCommit } from "./commit-rentals"
export { gateRentalCartWorkflow, gateRentalCartWorkflowId } from "./gate-cart"
export {
  leaveRentalLineWorkflow,
  leaveRentalLineWorkflowId,
  removeRentalLineWorkflow,
  removeRentalLineWorkflowId,
} from "./remove-line"
export {
  cancelRentalsOfOrderWorkflow,
  cancelRentalsOfOrderWorkflowId,
  dropRentalLinesWorkflow,
  dropRentalLinesWorkflowId,
} from "./cancel-of-order"
export { followOrderWorkflow, followOrderWorkflowId } from "./follow-order"
export { nameRentalOrderWorkflow, nameRentalOrderWorkflowId } from "./name-order"
