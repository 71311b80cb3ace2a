import { useTranslation } from "react-i18next"
import { RemoteField } from "../../components/combo-fields"
import { SelectField } from "../../components/fields"
import { ReleaseFields } from "../../components/release-fields"
import { SchemaInput } from "../../components/schema-inputs"
import { titleGroupSource } from "../../components/sources"
import { GROUP_KINDS } from "../../lib/enums"
import type { SchemaField } from "../../lib/schema-fields"
import { FormSection } from "./form-section"

/** The release itself: which title it is an edition of, and what its type alone has. */
export function ReleaseSection({ fields, carrier }: { fields: SchemaField[]; carrier: string }) {
  const { t } = useTranslation("media")
  const kinds = GROUP_KINDS.map((value) => ({ value, label: t(`groupKind.${value}`) }))
  return (
    <>
      <FormSection title={t("create.release")} hint={t("create.releaseHint")}>
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
          <RemoteField
            name="title_group"
            label={t("item.titleGroup")}
            hint={t("item.titleGroupHint")}
            source={titleGroupSource}
            allowNew
            optional
          />
          <SelectField name="title_group_kind" label={t("item.titleGroupKind")} choices={kinds} />
        </div>
        <ReleaseFields video={hasPicture(carrier)} />
      </FormSection>
      {fields.length > 0 && (
        <FormSection title={t("item.attributes")}>
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
            {fields.map((field) => (
              <SchemaInput key={field.key} field={field} name={`attributes.${field.key}`} />
            ))}
          </div>
        </FormSection>
      )}
    </>
  )
}

/** Records and files have neither a television standard nor a region. */
export const hasPicture = (carrier: string) => carrier !== "record" && carrier !== "file"
