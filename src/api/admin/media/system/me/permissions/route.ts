import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import type MediaSystemService from "../../../../../../modules/system/service"
import { permissionsAnswer } from "../../validators"

export const GET = route(
  {
    summary: "What the caller may do",
    description: "In mode `open` every signed-in admin may do everything: no roles, and `*` as the only permission.",
    permission: "none",
    response: permissionsAnswer,
  },
  async (req) => ({ ...(await req.scope.resolve<MediaSystemService>("mediaSystem").permissionsOf(signedIn(req))) }),
)
