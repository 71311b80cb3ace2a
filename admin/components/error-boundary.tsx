import { Component, type ErrorInfo, type ReactNode } from "react"

interface Props {
  /** Drawn instead of the children after they threw; `retry` draws them again. */
  fallback: (error: unknown, retry: () => void) => ReactNode
  children: ReactNode
}

interface State {
  error: unknown
  failed: boolean
}

/** Keeps a fault of ours inside our own card, so that the page it sits on stays usable. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // The browser's own error report keeps the stack; nothing is sent anywhere.
    window.dispatchEvent(new CustomEvent("media:error", { detail: { error, stack: info.componentStack } }))
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return this.props.fallback(this.state.error, () => this.setState({ error: null, failed: false }))
  }
}
