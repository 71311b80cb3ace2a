import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Actor } from "../../../lib/permission"
import type { DeviceJwk } from "../../../modules/license/domain/digital"
import { issuerOf } from "./issuer"
import { licenseOf } from "../lib/service"
import { byOf } from "./by"

// Each of these is one transaction of the module and nothing follows it, so none has a compensation.

/** A customer and the licence in the path; whether it is theirs is found out with the licence. */
export interface HeldLicence {
  digital_id: string
  customer_id: string
  actor?: Actor | undefined
}

export interface DeviceOfBody {
  public_jwk: DeviceJwk
  proof: string
  label: string
}

const withIssuer = (container: MedusaContainer, { public_jwk, proof, label }: DeviceOfBody) => ({
  ...{ public_jwk, proof, label },
  aud: issuerOf(container),
})

export const rotateKeyStep = createStep(
  "media-license-digital-rotate-key",
  async (input: HeldLicence, { container }) =>
    new StepResponse((await licenseOf(container).digital.rotateKey(input, byOf(input.actor))).value),
)

export const activateDeviceStep = createStep(
  "media-license-digital-activate-device",
  async (input: HeldLicence & { device: DeviceOfBody }, { container }) => {
    const device = withIssuer(container, input.device)
    return new StepResponse((await licenseOf(container).digital.activate(input, device, byOf(input.actor))).value)
  },
)

export const activateByKeyStep = createStep(
  "media-license-digital-activate-by-key",
  async (input: { key: string; device: DeviceOfBody }, { container }) => {
    const device = withIssuer(container, input.device)
    return new StepResponse((await licenseOf(container).digital.activateByKey(input.key, device)).value)
  },
)

export const deactivateDeviceStep = createStep(
  "media-license-digital-deactivate-device",
  async (input: HeldLicence & { device_id: string }, { container }) =>
    new StepResponse((await licenseOf(container).digital.deactivate(input, byOf(input.actor))).value),
)

export const issueFileStep = createStep(
  "media-license-digital-issue-file",
  async (input: HeldLicence & { device_id: string; proof: string }, { container }) => {
    const iss = issuerOf(container)
    return new StepResponse(
      (await licenseOf(container).digital.offlineFile({ ...input, iss }, byOf(input.actor))).value,
    )
  },
)

export const createTicketStep = createStep(
  "media-license-digital-create-ticket",
  async (input: HeldLicence & { file_id: string }, { container }) =>
    new StepResponse((await licenseOf(container).digital.createTicket(input, byOf(input.actor))).value),
)

/**
 * Another key for a licence; the old one is worth nothing from now on.
 *
 * @throws 404
 * @example const { result } = await rotateLicenceKeyWorkflow(container).run({ input: { digital_id, customer_id } })
 */
export const rotateLicenceKeyWorkflow = createWorkflow(
  "media-license-digital-rotate-key",
  (input: WorkflowData<HeldLicence>) => new WorkflowResponse(rotateKeyStep(input)),
)

/** @throws 400 `media_license_proof_refused`, 404, 409 `media_license_licence_suspended`, `media_license_device_limit` */
export const activateLicenceDeviceWorkflow = createWorkflow(
  "media-license-digital-activate-device",
  (input: WorkflowData<HeldLicence & { device: DeviceOfBody }>) => new WorkflowResponse(activateDeviceStep(input)),
)

/** The same for whoever has the key. @throws as `activateLicenceDeviceWorkflow` */
export const activateDeviceByKeyWorkflow = createWorkflow(
  "media-license-digital-activate-by-key",
  (input: WorkflowData<{ key: string; device: DeviceOfBody }>) => new WorkflowResponse(activateByKeyStep(input)),
)

/** @throws 404, 409 `media_license_deactivation_budget` */
export const deactivateLicenceDeviceWorkflow = createWorkflow(
  "media-license-digital-deactivate-device",
  (input: WorkflowData<HeldLicence & { device_id: string }>) => new WorkflowResponse(deactivateDeviceStep(input)),
)

/** @throws 400 `media_license_proof_refused`, 404, 409 `media_license_licence_suspended`, `…_offline_file_live` */
export const issueOfflineFileWorkflow = createWorkflow(
  "media-license-digital-offline-file",
  (input: WorkflowData<HeldLicence & { device_id: string; proof: string }>) =>
    new WorkflowResponse(issueFileStep(input)),
)

/** @throws 404, 409 `media_license_licence_suspended`, `media_license_download_cap` */
export const createDownloadTicketWorkflow = createWorkflow(
  "media-license-digital-download-ticket",
  (input: WorkflowData<HeldLicence & { file_id: string }>) => new WorkflowResponse(createTicketStep(input)),
)
