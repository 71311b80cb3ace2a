import fc from "fast-check"
import {
  add,
  compare,
  currencyDecimals,
  fromUnits,
  negate,
  parseDecimal,
  parseSigned,
  roundHalfUp,
  smaller,
  splitUnits,
  subtractToZero,
  toUnits,
} from "../decimal"

const written = (text: string, decimals = 2) => roundHalfUp(parseSigned(text), decimals)

describe("exact decimals", () => {
  it("reads signs only where they are allowed", () => {
    expect(() => parseDecimal("-1")).toThrow(RangeError)
    expect(() => parseSigned("--1")).toThrow(RangeError)
    expect(() => parseSigned("1e3")).toThrow(RangeError)
    expect(() => parseSigned(Number.NaN)).toThrow(RangeError)
    expect(parseSigned(-0.5)).toEqual({ digits: -5n, scale: 1 })
  })

  it("rounds half away from zero on both sides, and zero has no sign", () => {
    expect([written("1.005"), written("-1.005"), written("1.0049"), written("-1.0049")]).toEqual([
      "1.01",
      "-1.01",
      "1.00",
      "-1.00",
    ])
    expect([written("-0.004"), written("-0.5", 0), written("-0.4", 0), written("-12.5", 3)]).toEqual([
      "0.00",
      "-1",
      "0",
      "-12.500",
    ])
  })

  it("subtracts with and without debts", () => {
    const [one, two] = [parseDecimal("1.5"), parseDecimal("2.25")]
    expect(roundHalfUp(add(one, negate(two)), 2)).toBe("-0.75")
    expect(roundHalfUp(subtractToZero(one, two), 2)).toBe("0.00")
    expect(roundHalfUp(smaller(parseSigned("-1"), one), 0)).toBe("-1")
  })

  it("compares values, not texts", () => {
    expect(compare(parseSigned("1.5"), parseSigned("1.500"))).toBe(0)
    expect(compare(parseSigned("-2"), parseSigned("1"))).toBe(-1)
    expect(compare(parseSigned("10"), parseSigned("9.99"))).toBe(1)
  })

  it("adds and takes away again without loss", () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(6))
      .map(([n, s]) => fromUnits(n, s))
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compare(add(add(parseSigned(a), parseSigned(b)), negate(parseSigned(b))), parseSigned(a))).toBe(0)
      }),
    )
  })

  it("writes what it reads", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(4), (units, decimals) => {
        expect(toUnits(parseSigned(fromUnits(units, decimals)), decimals)).toBe(units)
      }),
    )
  })

  it.each([
    ["eur", 2],
    ["JPY", 0],
    ["kwd", 3],
    ["points", 2],
  ])("%s has %i decimals", (currency, decimals) => expect(currencyDecimals(currency)).toBe(decimals))
})

describe("largest remainder", () => {
  it("gives what is left to the largest remainder, of equals to the first", () => {
    expect(splitUnits(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(splitUnits(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
    expect(splitUnits(10n, [1n, 2n, 4n])).toEqual([1n, 3n, 6n])
    expect(splitUnits(5n, [0n, 0n])).toEqual([3n, 2n])
    expect(splitUnits(5n, [0n, 1n])).toEqual([0n, 5n])
  })

  it("loses nothing and is never more than one unit off", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (total, given) => {
        const parts = splitUnits(total, given)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
        const whole = given.reduce((sum, weight) => sum + weight, 0n)
        if (whole === 0n) return
        parts.forEach((part, index) => {
          const off = part * whole - total * (given[index] ?? 0n)
          expect(off < whole && off > -whole).toBe(true)
        })
      }),
    )
  })
})
