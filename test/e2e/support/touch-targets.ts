import { expect, type Page } from '@playwright/test'

const MINIMUM_PIXELS = 44

/**
 * Everything that a finger can press and that reacts to less than the minimum. A target may reach beyond its box, so
 * around the box every pixel is asked what a press there would hit. A text field counts with the frame around it.
 */
const TOO_SMALL = `(minimum) => {
  const TARGETS = 'button, a[href], input, select, textarea, summary, [role=option], [role=tab], tr[tabindex]'
  const FRAMES = 'label, [role=search], .el-input__wrapper, .el-date-editor, .amount'
  const hits = (element, x, y) => element.contains(document.elementFromPoint(x, y))
  const beyond = (element, x, y, stepX, stepY) => {
    let count = 0
    while (count < minimum && hits(element, x + stepX * (count + 1), y + stepY * (count + 1))) count++
    return count
  }
  const reach = (element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    return {
      width: width + beyond(element, left, y, -1, 0) + beyond(element, right - 1, y, 1, 0),
      height: height + beyond(element, x, top, 0, -1) + beyond(element, x, bottom - 1, 0, 1),
    }
  }
  const isField = (element) => element.matches('input, select, textarea')
  const isCovered = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + height / 2)
    return above?.closest('.el-overlay, dialog, .scrim') && !above.contains(element) && !element.contains(above)
  }
  const isHidden = (element) =>
    isCovered(element) ||
    !element.checkVisibility({ visibilityProperty: true }) ||
    element.closest('[inert], [aria-hidden=true]') ||
    element.getBoundingClientRect().width <= 1
  return [...document.querySelectorAll(TARGETS)]
    .filter((element) => !isHidden(element))
    .map((element) => {
      const boxes = [element, isField(element) && element.closest(FRAMES)].filter(Boolean).map(reach)
      const most = (side) => Math.max(...boxes.map((box) => box[side]))
      return { element, width: most('width'), height: most('height') }
    })
    .filter(({ width, height }) => width < minimum - 0.5 || height < minimum - 0.5)
    .map(({ element, width, height }) => {
      const name = element.dataset.test ?? element.className
      return element.tagName + ' ' + name + ': ' + Math.round(width) + ' × ' + Math.round(height)
    })
}`

/** Fails on anything visible that a finger could miss. */
export async function expectTouchTargets(page: Page): Promise<void> {
  const tooSmall = await page.evaluate<string[]>(`(${TOO_SMALL})(${MINIMUM_PIXELS})`)
  expect(tooSmall, `targets of less than ${MINIMUM_PIXELS} pixels`).toEqual([])
}
