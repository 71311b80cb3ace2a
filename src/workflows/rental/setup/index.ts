export { createRentalOfferWorkflow, createRentalOfferWorkflowId } from "./create-offer"
export { createRentalSetupWorkflow, deleteRentalSetupWorkflow, editRentalSetupWorkflow } from "./change-setup"
export { followCatalogueWorkflow, followCatalogueWorkflowId } from "./follow-catalogue"
