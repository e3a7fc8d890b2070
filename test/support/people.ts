/** How somebody typed: what, the times between the keys and how long each was held, ms. */
export interface Sample {
  name: string
  text: string
  gaps: readonly number[]
  dwells: readonly number[]
}

/** Thirty people at the counter, from searching with one finger to twelve keys a second; repeated where the text is longer. */
export const PEOPLE: readonly Sample[] = (
  [
    ['one finger, a phone', '13800010002\n', [310, 280, 420, 260, 350], [110, 95, 120]],
    ['one finger, an amount', '268.50\n', [240, 290, 410], [100, 130]],
    ['a number pad', '10001\n', [120, 98, 135, 110, 102], [70, 82, 64]],
    ['a number pad, fast', '6901234567892\n', [72, 95, 88, 110, 65, 92, 79, 104], [61, 70, 82, 58]],
    ['a number pad, very fast', '128.00\n', [61, 88, 95, 70, 103, 81], [55, 66, 48, 71]],
    ['the same digit again', '88888888\n', [92, 84, 101, 88, 79, 97, 108], [44, 52, 47, 58]],
    ['a name', 'zhangwei\n', [95, 62, 118, 74, 90, 55, 130], [88, 72, 95, 101]],
    ['initials', 'zw\n', [88, 70], [80]],
    ['four last digits', '0002\n', [78, 95, 110, 84], [62, 75, 58]],
    ['four last digits, rolled', '4711\n', [64, 41, 92, 77], [85, 90, 70]],
    ['a word, rolled', 'the thing\n', [38, 29, 96, 84, 33, 28, 41, 120], [92, 85, 110]],
    ['ten keys a second', 'member 10010\n', [104, 88, 121, 93, 79, 110, 99, 131], [75, 80, 66]],
    [
      'eleven keys a second',
      'li xiaoming 13800010003\n',
      [91, 73, 106, 98, 64, 112, 87],
      [70, 84, 62],
    ],
    ['twelve keys a second', 'wang xiaohong\n', [83, 61, 104, 77, 95, 70, 92, 84], [78, 90, 69]],
    [
      'twelve keys a second, digits',
      '138000100042\n',
      [83, 70, 96, 81, 104, 66, 89, 75],
      [60, 72, 55],
    ],
    [
      'twelve keys, a hard keyboard',
      '20261122001\n',
      [79, 96, 71, 90, 84, 108, 62],
      [40, 48, 36, 55],
    ],
    ['a coupon number', '900012345\n', [101, 84, 93, 120, 76, 88], [64, 70, 81]],
    ['capitals', 'VIP10001\n', [140, 96, 88, 110, 84, 99], [90, 120, 76]],
    ['an address', 'https://m.example.com\n', [75, 92, 60, 88, 130, 104, 69, 97], [72, 66, 84]],
    [
      'a reason',
      'regular guest, told the manager\n',
      [86, 112, 71, 95, 140, 80, 66, 103],
      [82, 91, 74],
    ],
    ['a decimal', '99.90\n', [118, 87, 152, 90, 74], [66, 73]],
    ['a PIN', '135790\n', [97, 85, 106, 78, 92], [58, 62, 70]],
    ['a PIN in a hurry', '4826\n', [68, 82, 95, 72], [51, 66, 47]],
    [
      'two hands on the row of digits',
      '5839201746\n',
      [54, 92, 47, 101, 66, 88, 52, 97],
      [80, 95, 77],
    ],
    ['with pauses', '138 0001 0005\n', [80, 90, 75, 360, 88, 70, 96, 84, 410], [70, 76, 68]],
    ['after a look', '10006\n', [620, 95, 84, 71, 102], [66, 81]],
    ['corrected on the way', '10008\n', [90, 84, 230, 76, 100], [72, 60]],
    ['letters without a digit', 'abcdefgh\n', [82, 90, 77, 88, 95, 71, 86], [62, 58, 70]],
    ['an even typist', '123456\n', [80, 92, 84, 98, 78, 90], [74, 82, 70, 79]],
    ['a very even typist', '24681357\n', [84, 96, 82, 99, 85, 71, 94, 88], [68, 75, 80, 64]],
  ] as const
).map(([name, text, gaps, dwells]) => ({ name, text, gaps, dwells }))
