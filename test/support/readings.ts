/** How the ideographs of invented people are read; of any other a test knows no reading. */
const READINGS: Record<string, readonly string[]> = {
  单: ['shan', 'dan', 'chan'],
  曾: ['zeng', 'ceng'],
  朴: ['piao', 'pu', 'po'],
  行: ['xing', 'hang', 'heng'],
  陈: ['chen'],
  思: ['si'],
  琪: ['qi'],
  张: ['zhang'],
  建: ['jian'],
  明: ['ming'],
  翔: ['xiang'],
  恩: ['en'],
  娥: ['e'],
  尔: ['er'],
}

export const readingsOf = (character: string): readonly string[] => READINGS[character] ?? []
