import { describe, expect, it } from 'vitest'
import { rollPage } from '../../../src-main/printing/roll-page'

const svg = (width: number, height: number) =>
  `<svg width="${width}px" height="${height}px" viewBox="0 0 ${width} ${height}"></svg>`

describe('the page of a receipt', () => {
  it.each([
    [24, 58_000],
    [32, 58_000],
    [35, 58_000],
    [36, 80_000],
    [48, 80_000],
    [64, 80_000],
  ])('of %i columns is as wide as its roll: %i microns', (columns, width) => {
    expect(rollPage(svg(columns * 12, 800), columns).width).toBe(width)
  })

  it.each([
    // 8 dots are a millimetre; one more, so that nothing is left for a second page.
    [800, 101_000],
    [801, 102_000],
    [8, 2_000],
  ])('of %i dots is as long as the receipt: %i microns', (height, microns) => {
    expect(rollPage(svg(576, height), 48).height).toBe(microns)
  })

  it.each([
    [32, '48mm', '100mm'],
    [42, '63mm', '100mm'],
    [48, '72mm', '100mm'],
    // Wider than any print head: as wide as that, and as much lower.
    [64, '72mm', '75mm'],
  ])('of %i columns shows it %s wide and %s high', (columns, width, height) => {
    const { html } = rollPage(svg(columns * 12, 800), columns)
    expect(html).toContain(
      `svg { display: block; width: ${width}; height: ${height}; margin: 0 auto`,
    )
  })

  it('says its own size to whoever prints it, and no margin', () => {
    expect(rollPage(svg(384, 800), 32).html).toContain('@page { size: 58mm 101mm; margin: 0; }')
  })
})
