import { transferAct } from "../../transfer-act"

export const DELETE = transferAct("cancel", "Take an offer back", "The copy stays with its owner.")
