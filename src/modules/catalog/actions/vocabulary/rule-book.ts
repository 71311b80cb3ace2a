import type { CreatableEntry, EntryName } from "../../domain/vocabulary-entries"
import { attributeRules } from "./attributes"
import { contributorRules } from "./contributors"
import { gradeRules } from "./grades"
import { termRules } from "./terms"
import type { EditRules, EntryRules } from "./rules"
import { titleGroupRules } from "./title-groups"
import { typeRules } from "./types"

/** The rules of every entry that can be created and deleted. */
export const CREATE_RULES: { [E in CreatableEntry]: EntryRules<E> } = {
  title_group: titleGroupRules,
  contributor: contributorRules,
  term: termRules,
  grade: gradeRules,
  attribute: attributeRules,
}

/** The rules of every entry that can be edited. */
export const EDIT_RULES: { [E in EntryName]: EditRules<E> } = { ...CREATE_RULES, type: typeRules }
