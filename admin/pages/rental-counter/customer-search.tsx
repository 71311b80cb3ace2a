import { Input, Text, clx } from "@medusajs/ui"
import { useId, useState, type KeyboardEvent, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { useMemberSearch } from "../../hooks/rental-members"
import { useDebounced } from "../../hooks/use-debounced"
import { useFailureText } from "../../hooks/use-problem-text"
import { stepped } from "../../lib/counter/keys"
import type { Member } from "../../lib/rental-types"

interface Props {
  field: RefObject<HTMLInputElement>
  onPick: (member: Member) => void
}

/** Finds a customer by name, e-mail, telephone or card while one types; arrows and Enter choose. */
export function CustomerSearch({ field, onPick }: Props) {
  const { t } = useTranslation("media")
  const id = useId()
  const [text, setText] = useState("")
  const [marked, setMarked] = useState(0)
  const settled = useDebounced(text, 200)
  const { data: found = [], isFetching, error } = useMemberSearch(settled)
  const members = text.trim().length >= 2 ? found : []
  const pick = (member: Member | undefined) => {
    // What is listed must belong to what is written: Enter right after a key waits for its answer.
    if (!member || settled !== text || isFetching) return
    setText("")
    onPick(member)
  }
  const listen = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (by !== 0) setMarked(stepped(marked, by, members.length))
    else if (event.key === "Enter") pick(members[marked])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="flex flex-col gap-y-1">
      <Input
        ref={field}
        role="combobox"
        aria-label={t("desk.customer.search")}
        aria-expanded={members.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={members[marked] ? `${id}-${marked}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        value={text}
        placeholder={t("desk.customer.hint")}
        onChange={(event) => {
          setText(event.target.value)
          setMarked(0)
        }}
        onKeyDown={listen}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t("desk.customer.found")}
        className={clx("shadow-elevation-flyout bg-ui-bg-base divide-y rounded-lg", { hidden: members.length === 0 })}
      >
        {members.map((member, index) => (
          <li
            key={member.customer_id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === marked}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(member)}
            className={clx("cursor-pointer px-3 py-2", { "bg-ui-bg-base-hover": index === marked })}
          >
            <MemberLine member={member} />
          </li>
        ))}
      </ul>
      <SearchState text={text} settled={settled} busy={isFetching} none={members.length === 0} error={error} />
    </div>
  )
}

function MemberLine({ member }: { member: Member }) {
  const { t } = useTranslation("media")
  const { customer, member_no } = member
  const below = [member_no, customer?.email, customer?.phone].filter(Boolean).join(" · ")
  return (
    <>
      <Text size="small" weight="plus">
        {customer?.name ?? customer?.email ?? member.customer_id}
        {member.blocked && <span className="text-ui-fg-error"> · {t("rental.memberStatus.blocked")}</span>}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {below}
      </Text>
    </>
  )
}

function SearchState(props: { text: string; settled: string; busy: boolean; none: boolean; error: unknown }) {
  const { t } = useTranslation("media")
  const failure = useFailureText()
  const asked = props.text.trim().length >= 2
  const busy = asked && (props.busy || props.settled !== props.text)
  const text = busy
    ? t("desk.customer.searching")
    : props.error
      ? failure(props.error)
      : asked && props.none
        ? t("desk.customer.none")
        : ""
  return (
    <Text size="small" role="status" className="text-ui-fg-subtle min-h-5">
      {text}
    </Text>
  )
}
