import { route } from "../../../../../lib/route"
import type MediaSystemService from "../../../../../modules/system/service"
import { healthAnswer } from "../validators"

export const GET = route(
  {
    summary: "Health of the plugin's parts",
    description: "Cheap checks of the shop's own services, each with a time limit. Always 200; see `status`.",
    permission: "system.health:read",
    response: healthAnswer,
  },
  async (req) => ({ ...(await req.scope.resolve<MediaSystemService>("mediaSystem").checkHealth(req.scope)) }),
)
