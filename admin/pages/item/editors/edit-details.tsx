import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import { ReleaseFields } from "../../../components/release-fields"
import { SchemaInput } from "../../../components/schema-inputs"
import { Failure, SectionSkeleton } from "../../../components/states"
import { useUpdateItem } from "../../../hooks/items"
import { useMediaTypes, useTypeFields } from "../../../hooks/media-types"
import { useItemVersion } from "../../../hooks/use-conflict"
import { useSubmit } from "../../../hooks/use-submit"
import { detailsBody, detailsField, detailsOf, type DetailsForm } from "../../../lib/details-form"
import type { SchemaField } from "../../../lib/schema-fields"
import type { Item } from "../../../lib/types"
import { hasPicture } from "../../create/release-section"
import { Editor } from "./editor"

export function EditDetails() {
  const { t } = useTranslation("media")
  return <Editor title={t("item.editDetails")}>{(item) => <WithFields item={item} />}</Editor>
}

/** The typed attributes are known only once the type's schema has arrived. */
function WithFields({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const { fields, error, isPending, isError, refetch } = useTypeFields(item.media_type)
  if (isPending) return <SectionSkeleton bare rows={6} what={t("create.form")} />
  if (isError) return <Failure bare error={error} what={t("types.failed")} onRetry={() => void refetch()} />
  return <DetailsEditor item={item} fields={fields} />
}

function DetailsEditor({ item, fields }: { item: Item; fields: SchemaField[] }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const update = useUpdateItem(item.id)
  const conflict = useItemVersion(item)
  const { data: types } = useMediaTypes()
  // The form starts from the item as it was opened; a newer one comes in through the conflict notice only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const defaultValues = useMemo(() => detailsOf(item, fields), [])
  const form = useForm<DetailsForm>({ defaultValues })
  const { editor } = useSubmit({
    form,
    attempt: (values) => {
      const stored = form.formState.defaultValues as DetailsForm
      const body = { ...detailsBody(values, stored, fields), version: conflict.version }
      return { toField: detailsField, send: () => update.mutateAsync(body) }
    },
    intercept: conflict.catchConflict,
    onDone: () => {
      toast.success(t("item.saved"))
      handleSuccess()
    },
  })
  const takeTheirs = (keepMine: boolean) => {
    if (!conflict.current) return
    form.reset(detailsOf(conflict.current, fields), { keepDirtyValues: keepMine })
    conflict.rebase()
  }
  const carrier = types?.find((type) => type.code === item.media_type)?.carrier ?? "disc"
  return (
    <EditorForm
      {...editor}
      conflict={conflict.current}
      onKeep={() => takeTheirs(true)}
      onDiscard={() => takeTheirs(false)}
    >
      <ReleaseFields video={hasPicture(carrier)} />
      {fields.length > 0 && (
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
          {fields.map((field) => (
            <SchemaInput key={field.key} field={field} name={`attributes.${field.key}`} />
          ))}
        </div>
      )}
    </EditorForm>
  )
}
