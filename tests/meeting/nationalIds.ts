/** Numbers made on the spot from a birth date, so that no real person's number stands in the project. */

const K1 = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const K2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** A number with right check digits that starts with `six` (DDMMYY, shifted or not) and the first fit among the individual numbers from `from`. */
export function nationalId(six: string, from = 100): string {
  for (let individual = from; individual < 1000; individual += 1) {
    const nine = `${six}${individual}`;
    const ten = `${nine}${checkDigit(nine, K1)}`;
    const eleven = `${ten}${checkDigit(ten, K2)}`;
    if (eleven.length === 11) return eleven;
  }
  throw new Error("no such number");
}

/** Two digits where there is none, so that the number comes out too long. */
function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return (11 - (sum % 11)) % 11;
}

/** Born 1 February 2003, with the month shifted by 80 as the tax authority's synthetic people have it. */
export const SYNTHETIC = nationalId("018203");
