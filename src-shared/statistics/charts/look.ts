/** The colours and letters of charts: on the screen the theme's, on paper the light ones. */
export interface ChartLook {
  ink: string
  /** For axes and legends. */
  inkSoft: string
  line: string
  panel: string
  font: string
  /** The period itself, and the one it is compared with. */
  now: string
  before: string
  /** From nothing to the most; the last two carry `onDeep` as letters, the others `ink`. */
  heat: readonly [string, string, string, string, string, string]
  onDeep: string
  used: string
  open: string
  expired: string
  gone: string
  /** False on paper, and for who wants less motion. */
  animated: boolean
}

/** What is printed. Told apart by people who see colours differently, and by pattern where colours lie side by side. */
export const PAPER_LOOK: ChartLook = {
  ink: '#16202e',
  inkSoft: '#5a6778',
  line: '#e1e6ed',
  panel: '#ffffff',
  font: "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
  now: '#4a7fe8',
  before: '#16202e',
  heat: ['#f3f5f8', '#d3e0fb', '#a3bff5', '#6f98ec', '#2f66d8', '#12398f'],
  onDeep: '#ffffff',
  used: '#1652d6',
  open: '#2a9d8f',
  expired: '#c2571a',
  gone: '#7a8699',
  animated: false,
}
