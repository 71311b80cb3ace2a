export { changeRentalUnitWorkflow, changeRentalUnitWorkflowId } from "./change-unit"
export { sellRentalUnitWorkflow, sellRentalUnitWorkflowId, type SellRentalUnitInput } from "./sell-unit"
export { takeInRentalUnitsWorkflow, takeInRentalUnitsWorkflowId, type TakeInRentalUnitsInput } from "./take-in-units"
export type { ActOnUnitInput, UnitAct, UnitOutcome } from "./steps/act-on-unit"
