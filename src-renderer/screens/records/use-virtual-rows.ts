import { computed, nextTick, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { SPARE_ROWS } from '@renderer/stores/records-reread'

/** Browsers draw nothing that is taller than 33 million pixels: a million rows scroll by a part of their own height. */
const HEIGHT_MAX = 8_000_000
/** Where nothing is laid out, as in a test. */
const USUAL_HEIGHT = 480

/**
 * The few rows of a long list that are in sight. All rows have one height, so there is nothing to measure or to keep
 * for each: a library's list of a million positions takes longer to make than the answer does.
 */
export function useVirtualRows(
  scroller: Ref<HTMLElement | undefined>,
  count: () => number,
  rowHeight: number,
  headHeight: number,
) {
  const seen = ref(USUAL_HEIGHT)
  /** How far the list is moved, in pixels of its own height. */
  const offset = ref(0)
  /** What the scroll bar was moved to by us, and not by the user. */
  let set = -1

  const tall = computed(() => count() * rowHeight)
  const inSight = computed(() => Math.max(rowHeight, seen.value - headHeight))
  const most = computed(() => Math.max(0, tall.value - inSight.value))
  const height = computed(() => Math.min(tall.value, HEIGHT_MAX) + headHeight)
  /** Pixels of the list for one of the scroll bar. */
  const scale = computed(() => {
    const way = height.value - seen.value
    return way > 0 && tall.value > HEIGHT_MAX ? most.value / way : 1
  })
  const first = computed(() => Math.max(0, Math.floor(offset.value / rowHeight) - SPARE_ROWS))
  const last = computed(() =>
    Math.min(count(), Math.ceil((offset.value + inSight.value) / rowHeight) + SPARE_ROWS),
  )

  function scrolled(): void {
    const top = scroller.value?.scrollTop ?? 0
    if (Math.abs(top - set) < 1) return
    set = -1
    offset.value = Math.min(most.value, top * scale.value)
  }

  /** Moves the list to so many pixels of its own height. */
  function moveTo(wanted: number): void {
    offset.value = Math.max(0, Math.min(most.value, wanted))
    if (!scroller.value) return
    set = offset.value / scale.value
    scroller.value.scrollTop = set
  }

  /** A wheel moves by its own pixels, however many rows one pixel of the scroll bar stands for. */
  function turned(event: WheelEvent): void {
    if (scale.value === 1 || event.ctrlKey) return
    event.preventDefault()
    moveTo(offset.value + event.deltaY * (event.deltaMode === 1 ? rowHeight : 1))
  }

  /** Moves no further than needed to have a row in sight. */
  function show(row: number): void {
    const top = row * rowHeight
    if (top < offset.value) moveTo(top)
    else if (top + rowHeight > offset.value + inSight.value) {
      moveTo(top + rowHeight - inSight.value)
    }
  }

  /** What is in sight has moved on by so many rows: it stays where it is on the screen. At its beginning a list shows what is new. */
  function follow(rows: number): void {
    if (rows === 0 || offset.value === 0) return
    offset.value = Math.max(0, Math.min(most.value, offset.value + rows * rowHeight))
    // The scroll bar reaches that far only when the list is drawn with its new height.
    void nextTick(() => moveTo(offset.value))
  }

  function measure(): void {
    seen.value = scroller.value?.clientHeight || USUAL_HEIGHT
    offset.value = Math.min(most.value, offset.value)
  }
  let watcher: ResizeObserver | undefined
  onMounted(() => {
    measure()
    watcher = new ResizeObserver(measure)
    if (scroller.value) watcher.observe(scroller.value)
    scroller.value?.addEventListener('wheel', turned, { passive: false })
  })
  onBeforeUnmount(() => watcher?.disconnect())

  return { first, last, height, offset, seen, inSight, scrolled, moveTo, follow, show }
}
