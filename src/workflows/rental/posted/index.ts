export { fulfilPostedRentalsWorkflow, fulfilPostedRentalsWorkflowId } from "./fulfil-posted"
export { postedOrderOf, unfulfilledOrders } from "./missing"
