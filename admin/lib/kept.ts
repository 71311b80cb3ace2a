/**
 * A text that the browser keeps, of this tab or of this machine. A browser that keeps nothing (private windows, full
 * stores) costs the memory and not the page.
 */
export function kept(name: string, where: "session" | "local") {
  const store = () => (where === "session" ? window.sessionStorage : window.localStorage)
  return {
    read: (): string | null => {
      try {
        return store().getItem(name)
      } catch {
        return null
      }
    },
    write: (text: string): void => {
      try {
        store().setItem(name, text)
      } catch {
        // Kept in memory only.
      }
    },
  }
}
