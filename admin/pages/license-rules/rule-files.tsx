import { Plus } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useRef, useState, type ChangeEvent } from "react"
import { useTranslation } from "react-i18next"
import { RowEditor, TextCell } from "../../components/row-editor"
import { useStoreFile } from "../../hooks/license-rules"
import { useFailureText } from "../../hooks/use-problem-text"
import type { RuleFile } from "../../lib/license-rule-types"

/** As the server has it. */
const MAX_BYTES = 4 * 1024 ** 3

/** What holders of the licence can download: each file with the name they see. */
export function RuleFiles() {
  const { t } = useTranslation("media")
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus pb-2">{t("tagRules.column.files")}</legend>
      <Text size="small" className="text-ui-fg-subtle">
        {t("tagRules.filesHint")}
      </Text>
      <RowEditor<RuleFile>
        name="files"
        label={t("tagRules.column.files")}
        addLabel={t("tagRules.addFiles")}
        blank={() => ({ file_id: "", title: "" })}
        empty={t("tagRules.noFiles")}
        ordered
        add={(append) => <AddFiles onStored={append} />}
        row={(row, index) => <TextCell name={`${row}.title`} label={t("tagRules.fileTitle", { number: index + 1 })} />}
      />
    </fieldset>
  )
}

/** Files go to the storage as soon as they are chosen, one after the other; the rule names them once it is saved. */
function AddFiles({ onStored }: { onStored: (file: RuleFile) => void }) {
  const { t } = useTranslation("media")
  const input = useRef<HTMLInputElement>(null)
  const { current, faults, store } = useStoring(onStored)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // The same file can be chosen again after it was refused.
    event.target.value = ""
    void store(files)
  }
  return (
    <div className="flex flex-col items-start gap-y-2">
      <input
        ref={input}
        type="file"
        multiple
        className="hidden"
        aria-label={t("tagRules.addFiles")}
        data-testid="rule-files"
        onChange={choose}
      />
      <Button
        type="button"
        size="small"
        variant="secondary"
        isLoading={current !== null}
        onClick={() => input.current?.click()}
      >
        <Plus />
        {t("tagRules.addFiles")}
      </Button>
      <Text size="small" role="status" className="text-ui-fg-subtle break-words">
        {current !== null && t("tagRules.storing", { name: current })}
      </Text>
      {faults.map((fault) => (
        <Text key={fault} size="small" role="alert" className="text-ui-fg-error break-words">
          {fault}
        </Text>
      ))}
    </div>
  )
}

function useStoring(onStored: (file: RuleFile) => void) {
  const { t } = useTranslation("media")
  const { mutateAsync } = useStoreFile()
  const failureText = useFailureText()
  const [current, setCurrent] = useState<string | null>(null)
  const [faults, setFaults] = useState<string[]>([])
  const faultOf = ({ name }: File, why: string) => t("tagRules.notStored", { name, why })
  const store = async (files: File[]) => {
    setFaults([])
    for (const file of files) {
      setCurrent(file.name)
      // The browser would send all of it before it hears that it is too much.
      const why =
        file.size > MAX_BYTES
          ? t("problem.media_license_file_too_large")
          : await mutateAsync(file).then(({ id }) => {
              onStored({ file_id: id, title: file.name })
              return null
            }, failureText)
      if (why !== null) setFaults((before) => [...before, faultOf(file, why)])
    }
    setCurrent(null)
  }
  return { current, faults, store }
}
