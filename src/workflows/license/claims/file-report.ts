import type { MedusaContainer } from "@medusajs/framework/types"
import { uploadFilesWorkflow } from "@medusajs/medusa/core-flows"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { ReportDraft } from "../../../modules/license/actions/cases"
import type { LicenseActor } from "../../../modules/license/transaction/types"
import { licenseOf } from "../lib/service"
import type { Caller, Photo, ReportKind, TagText } from "../resolver/types"
import { announceLicenseStep } from "../steps/announce"
import { limitsOf, shopLimiter } from "../verify/limits"

/** What somebody tells the shop. */
export interface TagReport {
  tag: TagText | null
  kind: ReportKind
  words: string
  place?: string | undefined
  photo?: Photo | undefined
  caller: Omit<Caller, "lang">
  customerId: string | null
}

/**
 * Takes a report from anybody. What it names is looked at without a word about whether it is ours: the answer is the same
 * for every code. The photo is stored privately before the report, so a report never names a photo that is not there.
 */
export async function fileReport(
  container: MedusaContainer,
  report: TagReport,
): Promise<{ status: "received" } | { status: "limited"; retry_after: number }> {
  const { checking, observation } = licenseOf(container)
  const limits = await limitsOf(container)
  const key = await observation.addressMac(report.caller.address)
  const { allowed, retry_after } = await shopLimiter(container, "report", limits.report_per_hour, 3600).consume(key)
  if (!allowed) return { status: "limited", retry_after }
  const judged = report.tag ? await checking.judge(report.tag) : null
  const tag = judged?.ok ? await checking.find(judged.tagId, judged.kid) : undefined
  await fileTagReportWorkflow(container).run({
    input: {
      draft: {
        tag_id: tag?.id ?? null,
        kind: report.kind,
        text: report.words,
        place: report.place ?? null,
        photo_file_id: report.photo ? await storePhoto(container, report.photo) : null,
        customer_id: report.customerId,
        device_mac: report.caller.device ? await observation.deviceMac(report.caller.device) : null,
      },
      actor: report.customerId ? { type: "customer", id: report.customerId } : { type: "system" },
    },
  })
  return { status: "received" }
}

/** The name comes from us and the type from the bytes; what the sender called the file is not kept. */
async function storePhoto(container: MedusaContainer, { bytes, type }: Photo): Promise<string> {
  const { result } = await uploadFilesWorkflow(container).run({
    input: {
      files: [
        {
          filename: `tag-report.${type === "image/png" ? "png" : "jpg"}`,
          mimeType: type,
          content: bytes.toString("binary"),
          access: "private",
        },
      ],
    },
  })
  return result[0]!.id
}

interface FileReportInput {
  draft: ReportDraft
  actor: LicenseActor
}

const fileReportStep = createStep(
  "media-license-file-report",
  async ({ draft, actor }: FileReportInput, { container }) =>
    new StepResponse(await licenseOf(container).cases.report(draft, { actor })),
)

/** Files a report; one about a tag of ours opens a case, or joins the open one. */
export const fileTagReportWorkflow = createWorkflow(
  "media-license-file-report",
  (input: WorkflowData<FileReportInput>) => {
    const done = fileReportStep(input)
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => done.value))
  },
)
