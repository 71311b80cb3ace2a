import { closeBrowser, openAdmin, shop, storeApi } from "./harness"

afterAll(closeBrowser)

describe("a freshly started demo shop", () => {
  it("lets the admin user in through the login form, and nobody with a wrong password", async () => {
    const { email, password } = shop()
    const admin = await openAdmin({ signedIn: false, path: "/login" })
    const signIn = async (secret: string) => {
      await admin.page.locator("input[name=email]").fill(email)
      await admin.page.locator("input[name=password]").fill(secret)
      await admin.page.locator("button[type=submit]").click()
    }
    await signIn("wrong-password")
    await admin.page.getByText(/wrong email or password|invalid email or password/i).waitFor()
    await signIn(password)
    await admin.page.waitForURL((url) => !url.pathname.endsWith("/login"))
    expect(admin.page.url()).toContain("/app/")
    await admin.close()
  })

  it.each([
    ["en", "Settings"],
    ["zhCN", "设置"],
  ] as const)("speaks %s", async (lang, word) => {
    const admin = await openAdmin({ lang, path: "/" })
    await admin.page.getByText(word, { exact: true }).first().waitFor()
    await admin.close()
  })

  it("is dark when the theme is", async () => {
    const admin = await openAdmin({ theme: "dark", path: "/" })
    expect(await admin.page.locator("html").getAttribute("class")).toContain("dark")
    await admin.close()
  })

  it("shows its releases to a shop front with the publishable key", async () => {
    const { count } = await storeApi<{ count: number }>("/store/media/catalog/items?limit=1")
    expect(count).toBeGreaterThanOrEqual(120)
  })
})
