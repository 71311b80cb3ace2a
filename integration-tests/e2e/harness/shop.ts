/** The running shop that the page specs look at; `global-setup.ts` starts it and passes these on. */
export interface Shop {
  url: string
  email: string
  password: string
  publishableKey: string
}

/** Reads the shop from the environment, with one message that says how to get there. */
export function shop(): Shop {
  const { E2E_URL, E2E_EMAIL, E2E_PASSWORD, E2E_PUBLISHABLE_KEY } = process.env
  if (!E2E_URL || !E2E_EMAIL || !E2E_PASSWORD) {
    throw new Error("no shop to test: run `npm run test:e2e`, or set E2E_URL, E2E_EMAIL and E2E_PASSWORD")
  }
  return {
    url: E2E_URL.replace(/\/$/, ""),
    email: E2E_EMAIL,
    password: E2E_PASSWORD,
    publishableKey: E2E_PUBLISHABLE_KEY ?? "",
  }
}

let token: Promise<string> | undefined

/** A bearer token of the admin user, fetched once per spec file. */
export function adminToken(): Promise<string> {
  return (token ??= signIn())
}

async function signIn(): Promise<string> {
  const { url, email, password } = shop()
  const answer = await fetch(`${url}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`sign-in of ${email} failed with ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { token: string }).token
}

/**
 * Calls the admin API as the admin user, to arrange what a page spec needs.
 * @example const { items } = await adminApi<{ items: { id: string }[] }>("/admin/media/catalog/items?limit=1")
 */
export async function adminApi<T>(path: string, body?: unknown, method = body ? "POST" : "GET"): Promise<T> {
  return call<T>(path, { authorization: `Bearer ${await adminToken()}` }, body, method)
}

/** Calls the store API with the demo's publishable key. */
export async function storeApi<T>(path: string, body?: unknown, method = body ? "POST" : "GET"): Promise<T> {
  return call<T>(path, { "x-publishable-api-key": shop().publishableKey }, body, method)
}

async function call<T>(path: string, headers: Record<string, string>, body: unknown, method: string): Promise<T> {
  const answer = await fetch(shop().url + path, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}
