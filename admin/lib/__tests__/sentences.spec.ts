import { sentences } from "../sentences"

describe("sentences that are read out", () => {
  it("get a full stop where they have no mark of their own", () => {
    expect(sentences(["Alien", "What should be done?", "Press Enter"], ". ")).toBe(
      "Alien. What should be done? Press Enter",
    )
    expect(sentences(["千与千寻", "要怎么处理？", "按回车"], "。")).toBe("千与千寻。要怎么处理？按回车")
    expect(sentences(["Taken back!"], ". ")).toBe("Taken back!")
    expect(sentences([], ". ")).toBe("")
  })
})
