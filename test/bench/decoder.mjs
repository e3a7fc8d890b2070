import { buildPage, pageEntry } from './lib/bench-page.mjs'
import { median } from './lib/statistics.mjs'

const TROUBLES = ['small', 'blurred', 'rotated', 'dim', 'glossy']

/** Sixty pictures as a camera takes them: how many the product's decoder reads, beside the library alone, and how long each takes. */
export const decoder = {
  names: ['decoder-found', 'decoder-time'],
  async run(wanted) {
    const inPage = await buildPage('decoder', pageEntry('decoder', 'page.mjs'))
    const looks = await inPage((app) => app.evaluate(() => window.compareDecoders()))
    return [foundRow(looks), timeRow(looks)].filter(({ name }) => wanted(name))
  },
}

const of = (looks, name) => looks.filter((look) => look.name === name)
const count = (looks) => looks.filter(({ found }) => found).length

function foundRow(looks) {
  const by = (name) =>
    TROUBLES.map((trouble) => {
      const some = of(looks, name).filter((look) => look.trouble === trouble)
      return `${trouble} ${count(some)} of ${some.length}`
    }).join(', ')
  const [value, reference] = [count(of(looks, 'product')), count(of(looks, 'wasm'))]
  return {
    name: 'decoder-found',
    unit: 'of 60',
    value,
    reference,
    ratio: value / reference,
    goal: 'ratio ≥ 0.95',
    note: `${by('product')}; the one of html5-qrcode ${count(of(looks, 'own'))}: ${by('own')}`,
  }
}

function timeRow(looks) {
  const ms = (name) => of(looks, name).map((look) => look.ms)
  const [value, reference] = [median(ms('product')), median(ms('own'))]
  const longest = (name) => Math.max(...ms(name)).toFixed(0)
  return {
    name: 'decoder-time',
    unit: 'ms',
    value,
    reference,
    ratio: value / reference,
    goal: null,
    note: `longest ${longest('product')} ms against ${longest('own')}; zxing-wasm alone ${median(ms('wasm')).toFixed(1)} ms`,
  }
}
