import { Label, Text } from "@medusajs/ui"
import { useId, useMemo } from "react"
import { useController } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import { useTerms } from "../hooks/terms"
import type { TermDraft } from "../lib/drafts"
import { pickLabel } from "../lib/format"
import { Chips } from "./chips"
import { RemoteBox } from "./combo-fields"
import { SelectField, type Choice } from "./fields"
import { termSource } from "./sources"

const VOCABULARIES = ["genre", "style", "mood"] as const

/** Genres, styles and moods: searched by name, shown as chips that can be taken away. */
export function TermsEditor({ name = "terms" }: { name?: string }) {
  const { t } = useTranslation("media")
  const { field, fieldState } = useController({ name })
  const terms = field.value as TermDraft[]
  return (
    <div role="group" aria-label={t("item.terms")} className="grid grid-cols-1 gap-4 md:grid-cols-3">
      {VOCABULARIES.map((vocabulary) => (
        <VocabularyPicker
          key={vocabulary}
          vocabulary={vocabulary}
          terms={terms.filter((term) => term.vocabulary === vocabulary)}
          onAdd={(term) => {
            if (!terms.some((one) => one.vocabulary === vocabulary && one.code === term.code)) {
              field.onChange([...terms, term])
            }
          }}
          onRemove={(code) =>
            field.onChange(terms.filter((term) => term.vocabulary !== vocabulary || term.code !== code))
          }
        />
      ))}
      {fieldState.error?.message && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {fieldState.error.message}
        </Text>
      )}
    </div>
  )
}

interface PickerProps {
  vocabulary: (typeof VOCABULARIES)[number]
  terms: TermDraft[]
  onAdd: (term: TermDraft) => void
  onRemove: (code: string) => void
}

function VocabularyPicker({ vocabulary, terms, onAdd, onRemove }: PickerProps) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const id = useId()
  const source = useMemo(() => termSource(vocabulary, language), [vocabulary, language])
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t(`vocabulary.${vocabulary}`)}
      </Label>
      <RemoteBox
        id={id}
        source={source}
        value={null}
        placeholder={t("terms.search")}
        onChange={(picked) => picked?.id && onAdd({ vocabulary, code: picked.id, name: picked.name })}
      />
      <Chips chips={terms.map((term) => ({ value: term.code, label: term.name }))} onRemove={onRemove} />
    </div>
  )
}

/** A choice out of a small vocabulary whose code is stored on the item itself, such as its packaging. */
export function TermSelect(props: { name: string; label: string; vocabulary: string }) {
  const { data } = useTerms(props.vocabulary)
  const language = useLanguage()
  const choices: Choice[] = (data ?? []).map((term) => ({
    value: term.code,
    label: pickLabel(term.labels, language, term.code),
  }))
  return <SelectField name={props.name} label={props.label} choices={choices} clearable optional />
}
