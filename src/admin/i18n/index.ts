import { mergeTexts } from "../../../admin/lib/merge-texts"
import { plainPlurals } from "../../../admin/lib/plain-plurals"
import catalogEn from "../../../admin/locales/en/catalog.json"
import rentalEn from "../../../admin/locales/en/rental.json"
import rentalDeskEn from "../../../admin/locales/en/rental-desk.json"
import rentalPlansEn from "../../../admin/locales/en/rental-plans.json"
import catalogZh from "../../../admin/locales/zhCN/catalog.json"
import rentalZh from "../../../admin/locales/zhCN/rental.json"
import rentalDeskZh from "../../../admin/locales/zhCN/rental-desk.json"
import rentalPlansZh from "../../../admin/locales/zhCN/rental-plans.json"

const en = mergeTexts(catalogEn, rentalEn, rentalDeskEn, rentalPlansEn)
const zhCN = mergeTexts(catalogZh, rentalZh, rentalDeskZh, rentalPlansZh)

export default { en: { media: en }, zhCN: { media: plainPlurals(zhCN) } }
