import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, WorkflowResponse, createStep, createWorkflow } from "@medusajs/framework/workflows-sdk"

/** What a job did, by part. */
export type JobReport = Record<string, unknown>

/**
 * A workflow of one step, for a job. It has nothing to undo: it does its work in many small transactions, each right by
 * itself, and what it has not done is found again by its next run.
 *
 * @param id also the id of its step
 */
export function jobWorkflow<Report extends JobReport>(
  id: string,
  run: (container: MedusaContainer) => Promise<Report>,
) {
  const step = createStep(id, async (_: Record<string, never>, { container }) => {
    const report: JobReport = await run(container)
    return new StepResponse(report)
  })
  return createWorkflow(id, (input: Record<string, never>) => new WorkflowResponse(step(input)))
}
