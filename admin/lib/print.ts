/**
 * Prints one element alone. The dashboard scrolls inside boxes of a fixed height, which a printer would cut off after
 * one page, so a copy is printed from a document of its own.
 */
export function printElement(element: HTMLElement, { title, css }: { title: string; css: string }): void {
  const frame = document.createElement("iframe")
  frame.setAttribute("aria-hidden", "true")
  frame.tabIndex = -1
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;right:0;bottom:0"
  document.body.append(frame)
  const sheet = frame.contentDocument
  const view = frame.contentWindow
  if (!sheet || !view) return frame.remove()
  const style = sheet.createElement("style")
  style.textContent = css
  sheet.title = title
  sheet.head.append(style)
  sheet.body.append(sheet.importNode(element, true))
  // The frame has to stay until the dialog has read it; not every browser says when that is.
  view.addEventListener("afterprint", () => frame.remove())
  setTimeout(() => frame.remove(), 10 * 60_000)
  view.focus()
  view.print()
}
