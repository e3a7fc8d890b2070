import { Html } from './html'

/** How the printed figures look: A4, black on white, a chart never torn in two. */
export const STATISTICS_STYLE = new Html(`
  @page { size: A4; margin: 14mm 14mm; }
  body { margin: 0; color: #16202e; font: 9.5pt/1.45 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
  h1 { margin: 0 0 2mm; font-size: 17pt; }
  h2 { margin: 0 0 1mm; font-size: 12.5pt; }
  p { margin: 0; }
  .lead { color: #5a6778; font-size: 8.5pt; }
  .mark { display: inline-block; margin: 2mm 0; padding: 0 2mm; background: #fff4e0; color: #9a5b00; font-weight: 700; }
  .key { display: grid; grid-template-columns: repeat(3, 1fr); gap: 3mm; margin: 4mm 0 0; }
  .key div { border: .5pt solid #b7c2d2; border-radius: 1.5mm; padding: 2mm 3mm; break-inside: avoid; }
  dt { color: #5a6778; font-size: 8.5pt; }
  dd { margin: 0; font-size: 14pt; font-weight: 700; }
  dd.change { font-size: 8pt; font-weight: 400; }
  section { margin-top: 7mm; }
  .whole { break-inside: avoid; }
  .before { break-after: avoid; }
  svg { display: block; width: 100%; height: auto; margin: 2mm 0; }
  table { width: 100%; border-spacing: 0; font-size: 8pt; font-variant-numeric: tabular-nums; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; font-weight: 700; }
  th { border-bottom: .75pt solid #16202e; padding: .6mm 1.5mm; text-align: left; font-weight: 600; vertical-align: bottom; }
  td { border-bottom: .4pt solid #e1e6ed; padding: .6mm 1.5mm; overflow-wrap: anywhere; }
  .number { text-align: right; white-space: nowrap; }
  th.number { white-space: normal; }
  tr { break-inside: avoid; }
  tfoot tr { break-before: avoid; }
  tbody tr:last-child { break-after: avoid; }
  .week { font-size: 6.5pt; line-height: 1.3; }
  .week td, .week th { padding: .5mm .4mm; }
`)
