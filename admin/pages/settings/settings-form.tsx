import { Form } from "@medusajs/dashboard/components"
import { Button, toast } from "@medusajs/ui"
import { useEffect, useMemo, useState } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { ConflictNotice } from "../../components/conflict-notice"
import { FormProblems } from "../../components/form-problems"
import { Section } from "../../components/states"
import { useSaveSettings } from "../../hooks/settings"
import { useLeaveGuard } from "../../hooks/use-leave-guard"
import { useSubmit } from "../../hooks/use-submit"
import { isConflict } from "../../lib/api-error"
import { byGroup, bySetting, changeField, settingChanges, settingFields, settingInputs } from "../../lib/settings-form"
import type { Setting, SettingConflict } from "../../lib/system-types"
import { SettingInput, useSettingText } from "./setting-input"
import { SettingTable } from "./setting-table"

/** One form for all groups: changes are saved together or not at all. */
export function SettingsForm({ settings }: { settings: Setting[] }) {
  const { t } = useTranslation("media")
  const text = useSettingText()
  const save = useSaveSettings()
  const fields = useMemo(() => settingFields(settings), [settings])
  const form = useForm({ defaultValues: settingInputs(fields) })
  const [versions, setVersions] = useState<Record<string, number>>({})
  const [conflicts, setConflicts] = useState<SettingConflict[]>([])
  useLeaveGuard(form.formState.isDirty)

  // A refresh brings the server's values in without touching what is being typed.
  useEffect(() => form.reset(settingInputs(fields), { keepDirtyValues: true }), [fields, form])

  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (values) => {
      const changes = settingChanges(fields, values, versions)
      return { toField: changeField(changes), send: async () => changes.length > 0 && save.mutateAsync(changes) }
    },
    intercept: async (error) => {
      if (!isConflict(error)) return false
      setConflicts((error.details.conflicts ?? [error.details.current]) as SettingConflict[])
      return true
    },
    onDone: () => {
      toast.success(t("settings.saved"))
      setVersions({})
      form.reset(form.getValues())
    },
  })
  const settle = (keepMine: boolean) => {
    if (keepMine) {
      setVersions(Object.fromEntries(conflicts.map(({ key, version }) => [key, version])))
    } else {
      form.reset(settingInputs(fields))
      setVersions({})
    }
    setConflicts([])
  }
  const taken = conflicts.map(({ key, value }) => text.conflict(key, settings, value)).join(t("common.comma"))
  return (
    <Form {...form}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-y-3">
        {conflicts.length > 0 && (
          <ConflictNotice details={taken} onKeep={() => settle(true)} onDiscard={() => settle(false)} />
        )}
        <FormProblems problems={problems} />
        {byGroup(fields).map(([group, list]) => (
          <Section key={group} title={text.group(group)}>
            <div className="grid grid-cols-1 gap-6 px-6 py-4 md:grid-cols-2">
              {bySetting(list).map(([one, ...rest]) =>
                one.property === undefined ? (
                  <SettingInput key={one.name} one={one} />
                ) : (
                  <SettingTable key={one.name} fields={[one, ...rest]} />
                ),
              )}
            </div>
          </Section>
        ))}
        <div className="flex justify-end gap-x-2">
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={!form.formState.isDirty}
            onClick={() => form.reset(settingInputs(fields))}
          >
            {t("settings.undo")}
          </Button>
          <Button
            type="submit"
            size="small"
            isLoading={pending}
            disabled={!form.formState.isDirty || conflicts.length > 0}
          >
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Form>
  )
}
