import { isUnanswered } from "./attempt"

/**
 * Sends something that must happen once. As long as nobody knows whether it did (no network, a fault), sending the same
 * again uses the same key; after an answer, or with another body, a new one.
 */
export class SendOnce {
  #open: { body: string; key: string } | null = null

  constructor(private readonly newKey: () => string) {}

  async send<B, T>(body: B, call: (body: B, key: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(body)
    const key = this.#open?.body === text ? this.#open.key : this.newKey()
    this.#open = { body: text, key }
    try {
      const answer = await call(body, key)
      this.#open = null
      return answer
    } catch (error) {
      if (!isUnanswered(error)) this.#open = null
      throw error
    }
  }
}
