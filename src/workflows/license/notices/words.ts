import type { CaseKind } from "../../../modules/license/domain/enums"

/** What staff are told of in the admin's feed. */
export type LicenseAlert =
  | { kind: "case"; case_kind: CaseKind; title: Title | null }
  | { kind: "approval"; action: ApprovalAction; title: Title | null; kid: string | null }

export type ApprovalAction = "revoke" | "restore" | "distrust_key"
export type Title = { en?: string | null; zhCN?: string | null }

/** Title and text in one of our languages. Neither names a tag: its id is its serial. */
export function alertText(alert: LicenseAlert, language: "en" | "zhCN"): { title: string; description: string } {
  const name = alert.title?.[language] ?? alert.title?.en ?? alert.title?.zhCN ?? null
  return language === "zhCN" ? zhCN(alert, name) : en(alert, name)
}

const CASES_EN: Record<CaseKind, string> = {
  clone_suspected: "A tag looks copied",
  unreleased_scan: "A tag that should not be out there was checked",
  pin_after_activation: "A right PIN was entered for a copy that has an owner",
  ownership_dispute: "A previous owner disputes a transfer",
  marketplace_report: "Somebody has reported a copy",
  return_scan: "A returned copy waits for its scan",
  packing_error: "Packing and orders contradict each other",
}
const APPROVALS_EN: Record<ApprovalAction, string> = {
  revoke: "A tag is to be revoked",
  restore: "A revoked tag is to be restored",
  distrust_key: "A key is to be distrusted",
}

function en(alert: LicenseAlert, name: string | null): { title: string; description: string } {
  if (alert.kind === "case") {
    return { title: CASES_EN[alert.case_kind], description: `${name ? `${name}: look` : "Look"} into the case.` }
  }
  const what = alert.kid === null ? name : `Key ${alert.kid}`
  return {
    title: APPROVALS_EN[alert.action],
    description: `${what ? `${what}: somebody` : "Somebody"} else than who asked must decide within seven days.`,
  }
}

const CASES_ZH: Record<CaseKind, string> = {
  clone_suspected: "标签疑似被复制",
  unreleased_scan: "有人查验了尚未投放或已停用的标签",
  pin_after_activation: "已有主人的商品又有人输入了正确的 PIN",
  ownership_dispute: "原主人对转让提出异议",
  marketplace_report: "有人举报了一件商品",
  return_scan: "退回的商品等待扫描",
  packing_error: "装箱记录与订单不一致",
}
const APPROVALS_ZH: Record<ApprovalAction, string> = {
  revoke: "申请吊销标签",
  restore: "申请恢复已吊销的标签",
  distrust_key: "申请停止信任密钥",
}

function zhCN(alert: LicenseAlert, name: string | null): { title: string; description: string } {
  if (alert.kind === "case") {
    return { title: CASES_ZH[alert.case_kind], description: `${name ? `《${name}》：` : ""}请查看该案件。` }
  }
  const what = alert.kid === null ? name && `《${name}》` : `密钥 ${alert.kid}`
  return {
    title: APPROVALS_ZH[alert.action],
    description: `${what ? `${what}：` : ""}须在七天内由申请人以外的人决定。`,
  }
}
