import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SwitchField, TextareaField, TextField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { fetchMembers, useSaveMember } from "../../hooks/rental-members"
import { useRowVersion } from "../../hooks/use-row-version"
import { useSubmit } from "../../hooks/use-submit"
import { memberBody, memberDraft, memberField, type MemberDraft } from "../../lib/member-form"
import type { Member } from "../../lib/rental-types"
import { knownZone } from "../../lib/shop-clock"

/** What the desk knows of a customer: number, birth date, block, how many discs at a time. */
export function MemberDrawer({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation("media")
  const zone = knownZone(null)
  const save = useSaveMember(member)
  const conflict = useRowVersion(versioned(member), () => stored(member.customer_id))
  // What is stored now, once somebody else has saved meanwhile: changes are told against that.
  const [base, setBase] = useState(member)
  const form = useForm<MemberDraft>({ defaultValues: memberDraft(member, zone) })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (draft) => ({
      toField: memberField,
      send: () => save.mutateAsync({ version: conflict.version, body: memberBody(draft, base, zone) }),
    }),
    intercept: conflict.catchConflict,
    onDone: () => {
      toast.success(t("member.saved"))
      onClose()
    },
  })
  const settle = (keepMine: boolean) => {
    if (conflict.current) {
      setBase(conflict.current)
      form.reset(memberDraft(conflict.current, zone), { keepDirtyValues: keepMine })
    }
    conflict.rebase()
  }
  return (
    <FormDrawer
      title={t(member.id ? "member.edit" : "member.make")}
      description={member.customer?.name ?? member.customer?.email ?? member.customer_id}
      form={form}
      onSubmit={submit}
      onClose={onClose}
      pending={pending}
      problems={problems}
      conflict={conflict.current}
      onKeep={() => settle(true)}
      onDiscard={() => settle(false)}
    >
      <Fields />
    </FormDrawer>
  )
}

type StoredMember = Member & { version: number; updated_at: string }

const versioned = (member: Member): StoredMember | null =>
  member.version === null || member.updated_at === null ? null : (member as StoredMember)

async function stored(customerId: string): Promise<StoredMember> {
  const { members } = await fetchMembers({ customer_id: customerId, limit: 1 })
  const row = members[0] && versioned(members[0])
  if (!row) throw new Error(`${customerId} is no member any more`)
  return row
}

function Fields() {
  const { t } = useTranslation("media")
  const blocked = useWatch({ name: "blocked" }) as boolean
  return (
    <>
      <TextField name="member_no" label={t("member.no")} hint={t("member.noHint")} optional />
      <TextField name="date_of_birth" type="date" label={t("desk.identity.birthDate")} optional />
      <SwitchField name="id_verified" label={t("member.idSeen")} hint={t("member.idSeenHint")} />
      <TextField
        name="max_open"
        label={t("member.maxOpen")}
        hint={t("member.maxOpenHint")}
        inputMode="numeric"
        optional
        rules={{ validate: (value) => /^\d{0,4}$/.test(String(value ?? "").trim()) || t("fault.integer") }}
      />
      <SwitchField name="deposit_waived" label={t("member.waiveDeposit")} />
      <SwitchField name="blocked" label={t("member.block")} hint={t("member.blockHint")} />
      {blocked && (
        <>
          <TextareaField
            name="block_reason"
            label={t("rentals.reasonLabel")}
            rows={2}
            rules={{ validate: (value) => String(value ?? "").trim() !== "" || t("fault.required") }}
          />
          <TextField
            name="block_until"
            type="datetime-local"
            label={t("member.blockUntil")}
            hint={t("member.blockUntilHint")}
            optional
          />
        </>
      )}
    </>
  )
}
