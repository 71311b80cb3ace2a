import { batchActRoute } from "../../../batch-act-route"

export const POST = batchActRoute({
  act: "finish_pins",
  summary: "Say that all PINs are printed",
  description: "Destroys the key of the PINs: no label with a PIN can be exported afterwards.",
  permission: "license.pin:export",
  errors: { 409: ["media_license_pins_gone"] },
})
