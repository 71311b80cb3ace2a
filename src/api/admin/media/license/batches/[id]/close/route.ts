import { batchActRoute } from "../../../batch-act-route"

export const POST = batchActRoute({
  act: "close",
  summary: "Close a batch for good",
  description:
    "Destroys its private key and the key of its PINs: nobody can sign one copy more. A batch that is partly minted ends as it is.",
  permission: "license.batch:apply",
})
