// What lies side by side in one bar is told apart by its pattern too.
export const PLAIN = { symbol: 'none' }
export const STRIPES = {
  color: 'rgba(255, 255, 255, 0.4)',
  ...{ dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 },
}

export const DOTS = {
  color: 'rgba(255, 255, 255, 0.45)',
  ...{
    symbol: 'circle',
    symbolSize: 0.8,
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
  },
}
export const CROSSED = {
  color: 'rgba(255, 255, 255, 0.45)',
  ...{ dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
}
