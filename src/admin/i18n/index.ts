import { mergeTexts } from "../../../admin/lib/merge-texts"
import { plainPlurals } from "../../../admin/lib/plain-plurals"
import catalogEn from "../../../admin/locales/en/catalog.json"
import licenseEn from "../../../admin/locales/en/license.json"
import licenseBatchesEn from "../../../admin/locales/en/license-batches.json"
import licenseCasesEn from "../../../admin/locales/en/license-cases.json"
import licenseConsoleEn from "../../../admin/locales/en/license-console.json"
import licenseDigitalEn from "../../../admin/locales/en/license-digital.json"
import licensePackingEn from "../../../admin/locales/en/license-packing.json"
import licenseRulesEn from "../../../admin/locales/en/license-rules.json"
import licenseTagsEn from "../../../admin/locales/en/license-tags.json"
import rentalEn from "../../../admin/locales/en/rental.json"
import rentalDeskEn from "../../../admin/locales/en/rental-desk.json"
import rentalPlansEn from "../../../admin/locales/en/rental-plans.json"
import catalogZh from "../../../admin/locales/zhCN/catalog.json"
import licenseZh from "../../../admin/locales/zhCN/license.json"
import licenseBatchesZh from "../../../admin/locales/zhCN/license-batches.json"
import licenseCasesZh from "../../../admin/locales/zhCN/license-cases.json"
import licenseConsoleZh from "../../../admin/locales/zhCN/license-console.json"
import licenseDigitalZh from "../../../admin/locales/zhCN/license-digital.json"
import licensePackingZh from "../../../admin/locales/zhCN/license-packing.json"
import licenseRulesZh from "../../../admin/locales/zhCN/license-rules.json"
import licenseTagsZh from "../../../admin/locales/zhCN/license-tags.json"
import rentalZh from "../../../admin/locales/zhCN/rental.json"
import rentalDeskZh from "../../../admin/locales/zhCN/rental-desk.json"
import rentalPlansZh from "../../../admin/locales/zhCN/rental-plans.json"

const en = mergeTexts(
  catalogEn,
  licenseEn,
  licenseBatchesEn,
  licenseCasesEn,
  licenseConsoleEn,
  licenseDigitalEn,
  licensePackingEn,
  licenseRulesEn,
  licenseTagsEn,
  rentalEn,
  rentalDeskEn,
  rentalPlansEn,
)

const zhCN = mergeTexts(
  catalogZh,
  licenseZh,
  licenseBatchesZh,
  licenseCasesZh,
  licenseConsoleZh,
  licenseDigitalZh,
  licensePackingZh,
  licenseRulesZh,
  licenseTagsZh,
  rentalZh,
  rentalDeskZh,
  rentalPlansZh,
)

export default { en: { media: en }, zhCN: { media: plainPlurals(zhCN) } }
