import { Button, Input, Label, Text } from "@medusajs/ui"
import { useId, useState, type FormEvent } from "react"
import { useTranslation } from "react-i18next"
import type { Decision, Step } from "../../lib/counter/desk"
import { isRealDate } from "../../lib/shop-clock"
import { CopyTitle, renterName } from "./copy-facts"

interface Props {
  step: Extract<Step, { kind: "identity" }>
  onDecide: (decision: Decision) => void
}

/** The birth date from an identity document: what decides whether this customer may have this title. */
export function IdentityForm({ step, onDecide }: Props) {
  const { t } = useTranslation("media")
  const { answer } = step
  const who = answer.customer ?? answer.rental?.customer
  return (
    <>
      <CopyTitle unit={answer.unit} />
      <BirthDateForm
        hint={t("desk.identity.hint", { name: who ? renterName(who) : "" })}
        fault={step.tooYoung ? t("desk.identity.tooYoung") : null}
        submit={t("desk.identity.submit")}
        onSubmit={(date_of_birth) => onDecide({ type: "identity", date_of_birth })}
        onCancel={() => onDecide({ type: "leave" })}
      />
    </>
  )
}

interface FormProps {
  hint: string
  fault: string | null
  submit: string
  onSubmit: (date: string) => void
  onCancel: () => void
}

export function BirthDateForm({ hint, fault, submit, onSubmit, onCancel }: FormProps) {
  const { t } = useTranslation("media")
  const id = useId()
  const [date, setDate] = useState("")
  const [tried, setTried] = useState(false)
  const isWrong = tried && !isRealDate(date)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isRealDate(date)) onSubmit(date)
  }
  const message = isWrong ? t("desk.identity.invalid") : fault
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-y-3">
      <Text id={`${id}-hint`}>{hint}</Text>
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={id}>{t("desk.identity.birthDate")}</Label>
        <Input
          id={id}
          type="date"
          autoFocus
          required
          className="w-52 tabular-nums"
          aria-describedby={`${id}-hint ${id}-fault`}
          aria-invalid={message !== null}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <Text id={`${id}-fault`} size="small" role="alert" className="text-ui-fg-error min-h-5">
          {message}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        <Button type="submit" size="large">
          {submit}
        </Button>
        <Button type="button" size="large" variant="secondary" onClick={onCancel}>
          {t("desk.choice.leave")}
        </Button>
      </div>
    </form>
  )
}
