import { toast, usePrompt, type DataTableCommand } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useItemsBatch, type ItemBatch } from "../../hooks/items"
import { useProblemText } from "../../hooks/use-problem-text"
import type { ItemRow, Problem } from "../../lib/types"
import { problemsOf } from "../../lib/problems"

/** What can be done with the selected rows. Each says how many it concerns and asks first; then none is selected. */
export function useBulkCommands(rows: readonly ItemRow[]): (clear: () => void) => DataTableCommand[] {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const batch = useItemsBatch()
  const toText = useProblemText()

  const run = async (action: "publish" | "unpublish" | "delete", ids: string[], body: ItemBatch): Promise<boolean> => {
    const count = ids.length
    const agreed = await prompt({
      variant: action === "delete" ? "danger" : "confirmation",
      title: t(`bulk.${action}.title`, { count }),
      description: t(`bulk.${action}.description`, { count }),
      confirmText: t(`bulk.${action}.confirm`),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return false
    try {
      await batch.mutateAsync(body)
      toast.success(t(`bulk.${action}.done`, { count }))
      return true
    } catch (error) {
      toast.error(t("bulk.failed"), { description: describe(error, rows, ids, toText) })
      return false
    }
  }

  const setStatus = (ids: string[], status: "published" | "draft") => {
    const update = ids.map((id) => ({ id, product: { status } }))
    return run(status === "published" ? "publish" : "unpublish", ids, { update })
  }

  return (clear) => {
    const command = (name: string, shortcut: string, act: (ids: string[]) => Promise<boolean>): DataTableCommand => ({
      label: t(`bulk.${name}.label`),
      shortcut,
      action: async (selection) => {
        if (await act(Object.keys(selection))) clear()
      },
    })
    return [
      command("publish", "p", (ids) => setStatus(ids, "published")),
      command("unpublish", "u", (ids) => setStatus(ids, "draft")),
      command("delete", "d", (ids) => run("delete", ids, { delete: ids })),
    ]
  }
}

/** Which of the selected items the server refused, by title. */
function describe(
  error: unknown,
  rows: readonly ItemRow[],
  ids: readonly string[],
  toText: (problem: Problem) => string,
): string {
  return problemsOf(error)
    .slice(0, 3)
    .map((problem) => {
      const message = toText(problem)
      const id = ids[Number(/^(?:update|delete)\.(\d+)/.exec(problem.path)?.[1] ?? -1)]
      const title = rows.find((row) => row.id === id)?.title
      return title ? `${title}: ${message}` : message
    })
    .join("\n")
}
