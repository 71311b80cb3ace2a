import { toast } from "@medusajs/ui"
import { useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SwitchField, TextareaField, TextField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { fetchMembers, useSaveMember } from "../../hooks/rental-members"
import { useRowForm } from "../../hooks/use-row-form"
import { memberBody, memberDraft, memberField } from "../../lib/member-form"
import type { Member } from "../../lib/rental-types"
import { knownZone } from "../../lib/shop-clock"

/** What the desk knows of a customer: number, birth date, block, how many discs at a time. */
export function MemberDrawer({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation("media")
  const zone = knownZone(null)
  const save = useSaveMember(member)
  const { editor } = useRowForm({
    row: versioned(member),
    load: () => stored(member.customer_id),
    draftOf: (row) => memberDraft(row ?? member, zone),
    attempt: (draft, base) => ({
      toField: memberField,
      send: () => save.mutateAsync({ version: base?.version, body: memberBody(draft, base ?? member, zone) }),
    }),
    onDone: () => {
      toast.success(t("member.saved"))
      onClose()
    },
  })
  return (
    <FormDrawer
      title={t(member.id ? "member.edit" : "member.make")}
      description={member.customer?.name ?? member.customer?.email ?? member.customer_id}
      {...editor}
      onClose={onClose}
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
