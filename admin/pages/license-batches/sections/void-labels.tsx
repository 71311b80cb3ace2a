import { Form } from "@medusajs/dashboard/components"
import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { TextareaField } from "../../../components/fields"
import { FormProblems } from "../../../components/form-problems"
import { Section } from "../../../components/states"
import { useVoidSerials, type Voided } from "../../../hooks/license-batches"
import { useCan } from "../../../hooks/use-can"
import { useSubmit } from "../../../hooks/use-submit"
import type { BatchDetail } from "../../../lib/license-batch-types"

/** Labels the printer has spoilt: their codes end before they are on anything. */
export function VoidLabels({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  const can = useCan()
  if (!can("license.batch:export") || batch.tags.minted + batch.tags.printed === 0) return null
  return (
    <Section title={t("batches.void.title")} subtitle={t("batches.void.hint")}>
      <VoidForm batch={batch} />
    </Section>
  )
}

const codesOf = (text: string): string[] =>
  text
    .split(/[\n,;\t]+/)
    .map((code) => code.trim())
    .filter(Boolean)

function VoidForm({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  const send = useVoidSerials(batch.id)
  const [skipped, setSkipped] = useState<Voided["skipped"]>([])
  const form = useForm({ defaultValues: { codes: "" } })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: ({ codes }) => ({
      toField: (path) => (path.startsWith("codes") ? "codes" : null),
      send: () => send.mutateAsync(codesOf(codes)),
    }),
    onDone: (answer) => {
      toast.success(t("batches.void.done", { count: answer.voided }))
      setSkipped(answer.skipped)
      form.reset({ codes: answer.skipped.map(({ code }) => code).join("\n") })
    },
  })
  return (
    <Form {...form}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-y-4 px-6 py-4">
        <FormProblems problems={problems} />
        <TextareaField name="codes" label={t("batches.void.codes")} hint={t("batches.void.codesHint")} />
        {skipped.length > 0 && (
          <div role="status" className="flex flex-col gap-y-1">
            <Text size="small" weight="plus">
              {t("batches.void.skipped", { count: skipped.length })}
            </Text>
            {skipped.slice(0, 20).map(({ code, reason }, index) => (
              <Text key={index} size="xsmall" className="text-ui-fg-subtle break-all">
                {t("batches.void.because", { code, reason: t(`batches.void.reason.${reason}`) })}
              </Text>
            ))}
          </div>
        )}
        <div className="flex justify-end">
          <Button type="submit" size="small" variant="danger" isLoading={pending}>
            {t("batches.void.submit")}
          </Button>
        </div>
      </form>
    </Form>
  )
}
