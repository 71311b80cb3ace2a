import { decisionRoute } from "../../../decision-route"

export const POST = decisionRoute("rejected", "Turn a request down")
