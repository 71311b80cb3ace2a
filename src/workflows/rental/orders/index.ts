export { noteRentalPaymentWorkflow, noteRentalPaymentWorkflowId, type NotePaymentInput } from "./note-payment"
export {
  actOnRentalWorkflow,
  actOnRentalWorkflowId,
  type ActOnRentalInput,
  type Expected,
  type RentalAct,
} from "./act-on-rental"
export {
  chargeRentalOrderWorkflow,
  chargeRentalOrderWorkflowId,
  type ChargeOrderInput,
  type ChargedOrder,
} from "./charge-order"
