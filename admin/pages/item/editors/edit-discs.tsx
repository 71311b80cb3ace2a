import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { DiscsEditor } from "../../../components/discs-editor"
import { EditorForm } from "../../../components/editor-form"
import { useReplaceDiscs } from "../../../hooks/items"
import { useItemVersion } from "../../../hooks/use-conflict"
import { useSubmit } from "../../../hooks/use-submit"
import { discTrackPath, fieldOf } from "../../../lib/create-paths"
import { mergeDiscs } from "../../../lib/disc-edits"
import { discDraft, discsBody, type DiscDraft } from "../../../lib/drafts"
import { DISC_FORMATS } from "../../../lib/enums"
import { reindex } from "../../../lib/problems"
import type { Item } from "../../../lib/types"
import { Editor } from "./editor"

export function EditDiscs() {
  const { t } = useTranslation("media")
  return (
    <Editor wide title={t("item.editDiscs")}>
      {(item) => <DiscsForm item={item} />}
    </Editor>
  )
}

function DiscsForm({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const replace = useReplaceDiscs(item.id)
  const conflict = useItemVersion(item)
  const [stored, setStored] = useState(() => item.discs.map(discDraft))
  const form = useForm<{ discs: DiscDraft[] }>({ defaultValues: { discs: stored } })
  const { editor } = useSubmit({
    form,
    attempt: ({ discs }) => {
      const { body, indexes, trackIndexes } = discsBody(discs)
      return {
        send: () => replace.mutateAsync({ discs: body, version: conflict.version }),
        toField: (path) => fieldOf(discTrackPath(path, reindex(path, "discs", indexes), trackIndexes), []),
      }
    },
    intercept: conflict.catchConflict,
    onDone: () => {
      toast.success(t("item.saved"))
      handleSuccess()
    },
  })
  const settle = (keepMine: boolean) => {
    if (!conflict.current) return
    const theirs = conflict.current.discs.map(discDraft)
    if (keepMine) {
      form.setValue("discs", mergeDiscs(stored, form.getValues("discs"), theirs), { shouldDirty: true })
    } else {
      form.reset({ discs: theirs })
    }
    setStored(theirs)
    conflict.rebase()
  }
  return (
    <EditorForm
      wide
      {...editor}
      conflict={conflict.current}
      onKeep={() => settle(true)}
      onDiscard={() => settle(false)}
    >
      <DiscsEditor defaultFormat={DISC_FORMATS[item.media_type] ?? "disc"} />
    </EditorForm>
  )
}
