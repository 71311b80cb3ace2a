/** Latin faces first, then what the usual systems have for Chinese, Japanese and Korean. */
export const FONT_STACK =
  "'Helvetica Neue', Arial, 'Noto Sans', 'PingFang SC', 'Hiragino Sans', 'Microsoft YaHei', 'Yu Gothic', " +
  "'Malgun Gothic', 'Noto Sans CJK SC', 'Noto Sans CJK JP', 'Noto Sans CJK KR', 'WenQuanYi Zen Hei', sans-serif"

const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/

/** Text made safe for element content and attributes; control characters, which XML forbids, are dropped. */
export function escapeXml(text: string): string {
  const allowed = [...text].filter(
    (char) => char >= " " && char !== "\u007f" && !/[\ud800-\udfff\ufffe\uffff]/u.test(char),
  )
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
  return allowed.map((char) => entities[char] ?? char).join("")
}

/** Rough width in em: a Han, kana or Hangul character is a full one, a Latin letter a bit more than half. */
export function widthInEm(text: string): number {
  let width = 0
  for (const char of text) width += WIDE.test(char) ? 1 : char === " " ? 0.28 : /[A-ZWM@]/.test(char) ? 0.68 : 0.54
  return width
}

/** Breaks a text into lines no wider than `maxEm`; what does not fit on the last line ends in an ellipsis. */
export function wrapText(text: string, maxEm: number, maxLines: number): string[] {
  const lines: string[] = []
  let line = ""
  for (const piece of breakable(text)) {
    if (line !== "" && widthInEm((line + piece).trimEnd()) > maxEm) {
      lines.push(line.trim())
      line = ""
    }
    line += line === "" ? piece.trimStart() : piece
  }
  if (line.trim() !== "") lines.push(line.trim())
  return lines.length <= maxLines ? lines : [...lines.slice(0, maxLines - 1), shorten(lines[maxLines - 1] ?? "", maxEm)]
}

/** Words with the space behind them; CJK text may break after every character. */
function breakable(text: string): string[] {
  return text.split(/(?<=\s)/).flatMap((word) => (WIDE.test(word) ? [...word] : [word]))
}

function shorten(line: string, maxEm: number): string {
  const chars = [...line]
  while (chars.length > 1 && widthInEm(`${chars.join("")}…`) > maxEm) chars.pop()
  return `${chars.join("").trimEnd()}…`
}
