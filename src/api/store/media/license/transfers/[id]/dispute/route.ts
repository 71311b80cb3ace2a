import { transferAct } from "../../../transfer-act"

export const POST = transferAct(
  "dispute",
  "Object to a transfer",
  "The previous owner, within 72 hours. A person looks into it, and until then the copy does not change hands again.",
)
