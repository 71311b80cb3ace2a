export { findCopyWorkflow, findCopyWorkflowId, type FindCopyInput } from "./found"
export { handOutRentalWorkflow, handOutRentalWorkflowId, type HandOutRentalInput } from "./hand-out"
export { inspectRentalWorkflow, inspectRentalWorkflowId, type InspectRentalInput } from "./inspect"
export { pickRentalWorkflow, pickRentalWorkflowId, type PickRentalInput } from "./pick"
export {
  secureRentalDepositWorkflow,
  secureRentalDepositWorkflowId,
  waiveRentalDepositWorkflow,
  waiveRentalDepositWorkflowId,
  type SecureDepositInput,
} from "./secure-deposit"
export {
  takeBackManyRentalsWorkflow,
  takeBackManyWorkflowId,
  takeBackRentalWorkflow,
  takeBackRentalWorkflowId,
  type TakeBackRentalInput,
} from "./take-back"
export { walkInRentalWorkflow, walkInRentalWorkflowId, type WalkInInput } from "./walk-in"
