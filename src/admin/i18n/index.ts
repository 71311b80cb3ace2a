import { plainPlurals } from "../../../admin/lib/plain-plurals"
import en from "../../../admin/locales/en.json"
import zhCN from "../../../admin/locales/zhCN.json"

export default { en: { media: en }, zhCN: { media: plainPlurals(zhCN) } }
