/** Medusa's icons have no printer. */
export function Printer() {
  return (
    <svg width="15" height="15" viewBox="0 0 15 15" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M4 5V1.5h7V5M4 11H2a.75.75 0 0 1-.75-.75V6.5A1.5 1.5 0 0 1 2.75 5h9.5a1.5 1.5 0 0 1 1.5 1.5v3.75A.75.75 0 0 1 13 11h-2" />
      <path d="M4 9h7v4.5H4z" />
    </svg>
  )
}
