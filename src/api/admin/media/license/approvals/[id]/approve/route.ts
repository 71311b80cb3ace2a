import { decisionRoute } from "../../../decision-route"

export const POST = decisionRoute("approved", "Agree to a request, which is carried out at once")
