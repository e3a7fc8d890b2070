import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Member } from '@shared/domain/member'
import { HITS_MAX } from '@shared/domain/member-rank'
import { silentLog } from '../../src-main/log'
import { createCache, type OpenCache } from '../../src-main/store/cache'
import { openToRead } from '../../src-main/store/open-to-read'
import { tempFolder } from '../support/temp-folder'

const HERE = 'training'

function aCache(...members: Partial<Member>[]): OpenCache {
  const cache = createCache(join(tempFolder(), 'cache.db'), silentLog)
  onTestFinished(() => cache.close())
  const all = members.map((given, at) => ({
    id: String(at + 1),
    name: null,
    phone: null,
    cardNumber: null,
    level: null,
    ...given,
  }))
  cache.learnMembers(HERE, all)
  return cache
}

const named = (...names: string[]) => aCache(...names.map((name) => ({ name })))
const namesFor = (cache: OpenCache, typed: string) =>
  cache.suggest(HERE, typed).map(({ member }) => member.name)

describe('a name is found by', () => {
  it.each([
    ...['陈思琪', '陈', '思', '琪', '陈思', '思琪', '陈琪'],
    ...['chensiqi', 'chen si qi', 'CHEN', 'csq', 'cs', 'c', 'siqi', 'sq', 'chensq', 'csiqi', 'che'],
    ...['chs', '陈sq', '陈siq', '陈思q', 'c思琪'],
  ])('%s', (typed) => {
    const cache = named('陈思琪', '王伟', 'Mary Johnson')
    expect(namesFor(cache, typed)).toEqual(['陈思琪'])
  })

  it.each([
    ['单雄', ['dan', 'shan', 'dx', 'sx', 'shanxiong', 'danx']],
    ['曾可', ['zeng', 'ceng', 'zk', 'ck']],
    ['仇英', ['qiu', 'chou', 'qy', 'cy']],
    ['解缙', ['xie', 'jie', 'xiejin']],
    ['区明', ['ou', 'qu', 'ouming']],
    ['吕布', ['lv', 'lu', 'lvbu', 'lubu', 'lb']],
    ['张伟', ['zh', 'zhw', 'zhangw', 'zw']],
    ['李', ['li', 'l']],
    ['李娜', ['lina', 'lin', 'li n', 'ln', 'na']],
    ['赵小娥', ['xiaoe', 'zhaoxe', 'zxiaoe']],
    ['万刚', ['wangang', 'wang', 'wgang', 'wg']],
    ['欧阳若兰', ['ouyang', 'oyrl', 'ruolan', 'ouyrlan']],
  ])('every reading of %s', (name, readings) => {
    const cache = named(name, '赫赫')
    for (const typed of readings) expect([typed, namesFor(cache, typed)]).toEqual([typed, [name]])
  })

  it.each(['mary', 'joh', 'johnson', 'ohns', 'mary johnson', 'maryjohn', 'MJ', 'm', 'ma'])(
    'the letters %s',
    (typed) => {
      expect(namesFor(named('Mary Johnson', '陈思琪'), typed)).toEqual(['Mary Johnson'])
    },
  )

  it.each(['chensiqu', 'chnesiqi', 'chensqi', 'chenssiqi', 'cehnsiqi', 'hensiqi', 'chenisqi'])(
    '%s, but for one letter',
    (typed) => {
      const hits = named('陈思琪', '王伟').suggest(HERE, typed)
      expect(hits.map(({ member }) => member.name)).toEqual(['陈思琪'])
    },
  )

  it.each(['zhagn', 'zahng', 'hzang'])(
    '%s, a mistake in a name of one sign or its last',
    (typed) => {
      const hits = named('陈章', '王伟').suggest(HERE, typed)
      expect(hits.map(({ member }) => member.name)).toEqual(['陈章'])
    },
  )

  it.each(['jonhson', 'johnsn', 'jhonson', 'johnsson', 'kohnson', 'mray'])(
    'the letters %s, but for one',
    (typed) => {
      const [hit] = named('Mary Johnson', '陈思琪').suggest(HERE, typed)
      expect(hit).toMatchObject({ member: { name: 'Mary Johnson' }, match: { rank: 'mistake' } })
    },
  )
})

describe('a number is found by', () => {
  it.each(['19900012046', '199', '0001', '2046', '046', '12046', '0012', '000', '199 0001'])(
    'the digits %s of a phone',
    (typed) => {
      const cache = aCache({ phone: '199-0001-2046' }, { phone: '18855557777' })
      expect(cache.suggest(HERE, typed).map(({ member }) => member.id)).toEqual(['1'])
    },
  )

  it.each(['VIP00123', 'vip00123', 'VIP', 'vip00', 'VIP0012', 'VIP-00 1'])(
    'the beginning %s of a card',
    (typed) => {
      for (const cardNumber of ['VIP00123', 'VIP 00-123', 'vip00123']) {
        const cache = aCache({ cardNumber }, { cardNumber: 'B7' })
        expect(cache.suggest(HERE, typed).map(({ member }) => member.id)).toEqual(['1'])
        expect(cache.search(HERE, 'VIP00123', 5)).toHaveLength(1)
      }
    },
  )

  it('itself before a card that differs in its signs', () => {
    const cache = aCache({ id: 'meant', cardNumber: 'A12-345' }, { cardNumber: 'A1234-5' })
    expect(cache.search(HERE, 'A12-345', 5).map(({ id }) => id)).toEqual(['meant'])
    expect(cache.search(HERE, 'a12345', 5)).toHaveLength(2)
  })

  it('once where card and name are the same', () => {
    const cache = aCache({ name: 'VIP001', cardNumber: 'VIP001' })
    expect(cache.search(HERE, 'VIP001', 5)).toHaveLength(1)
  })

  it.each(['M7', 'm7'])('the id %s, whatever its letters', (typed) => {
    const hits = aCache({ id: 'M7' }, { id: 'M70' }).suggest(HERE, typed)
    expect(hits.map(({ member }) => member.id)).toEqual(['M7'])
  })

  it.each(['1990001', '19900012', '199000120', '1990001204', '19900012046'])(
    'the beginning %s of a phone that many share',
    (typed) => {
      const others = Array.from({ length: 80 }, (_, n) => ({ phone: `1990001${1000 + n}` }))
      const cache = aCache(...others, { id: 'meant', phone: '19900012046' })
      const found = cache.suggest(HERE, typed).map(({ member }) => member.phone)
      expect(found).toHaveLength(typed.length > 7 ? 1 : HITS_MAX)
      expect(found.every((phone) => phone?.startsWith(typed))).toBe(true)
    },
  )

  it('its last four before its beginning, and that before its middle', () => {
    const cache = aCache(
      { id: 'middle', phone: '13920469999' },
      { id: 'begin', phone: '20461112222' },
      { id: 'end', phone: '13900002046' },
    )
    const hits = cache.suggest(HERE, '2046')
    expect(hits.map(({ member }) => member.id)).toEqual(['end', 'begin', 'middle'])
  })
})

const page = (rows: Member[], askedFor: number) => ({
  rows,
  cursor: `m${askedFor}`,
  more: false,
  total: rows.length,
})
const PERSON: Member = {
  id: '7',
  name: '林小满',
  phone: '19900012046',
  cardNumber: '8866',
  level: null,
}

describe('the index follows the data', () => {
  it('in the transaction of a page: a changed name is found, the old one no longer', () => {
    const cache = aCache(PERSON)
    cache.learnMembers(HERE, [{ ...PERSON, name: '林大满', phone: '19900012047' }])
    expect(namesFor(cache, '小满')).toEqual([])
    expect(namesFor(cache, '2046')).toEqual([])
    for (const typed of ['大满', 'linda', '2047']) {
      expect([typed, namesFor(cache, typed)]).toEqual([typed, ['林大满']])
    }
    cache.learnMembers(HERE, [{ ...PERSON, name: null, phone: null, cardNumber: null }])
    expect(namesFor(cache, '大满')).toEqual([])
  })

  it('never across connections', () => {
    const cache = aCache(PERSON)
    cache.learnMembers('other', [{ ...PERSON, id: '8', name: '林小满二' }])
    for (const typed of ['小满', 'lxm', '2046', '000', '8866', '林']) {
      expect(cache.suggest(HERE, typed).map(({ member }) => member.id)).toEqual(['7'])
      expect(cache.suggest('other', typed).map(({ member }) => member.id)).toEqual(['8'])
      expect(cache.suggest('nobody', typed)).toEqual([])
    }
  })

  it('and a member who was erased at the back end is gone with the next full pull', () => {
    const cache = aCache()
    const other = { ...PERSON, id: '8', name: '林小米' }
    for (const [at, rows] of [
      [100, [PERSON, other]],
      [200, [other]],
    ] as const) {
      cache.startOver(HERE, at)
      cache.addMembers(HERE, page([...rows], at), at + 10)
      cache.seen(HERE, PERSON.id, at)
      while (cache.tidy(HERE)) continue
      cache.complete(HERE, at + 10)
    }
    expect(cache.member(HERE, '7')).toBeNull()
    for (const typed of ['林小', 'lx', '000', '2046', '8866', '7']) {
      expect(cache.suggest(HERE, typed).map(({ member }) => member.id)).not.toContain('7')
    }
    cache.forget(HERE, '8', 300)
    expect(cache.suggest(HERE, '林')).toEqual([])
  })

  it('and is in one piece after a pull of many pages', () => {
    const folder = tempFolder()
    const cache = createCache(join(folder, 'cache.db'), silentLog)
    onTestFinished(() => cache.close())
    cache.startOver(HERE, 100)
    for (let at = 0; at < 12; at++) {
      const rows = Array.from({ length: 20 }, (_, n) => ({ ...PERSON, id: String(at * 20 + n) }))
      cache.addMembers(HERE, page(rows, 100), 110)
    }
    while (cache.tidy(HERE)) continue
    const index = openToRead(join(folder, 'cache.db'))
    onTestFinished(() => void index.close())
    expect(index.prepare('SELECT count(DISTINCT segid) FROM member_text_idx').pluck().get()).toBe(1)
    expect(cache.suggest(HERE, 'lxm')).toHaveLength(HITS_MAX)
  })

  it('those who were at the counter lately come before others who fit as well', () => {
    const cache = named('陈一', '陈二', '陈三')
    cache.seen(HERE, '2', 50)
    expect(namesFor(cache, 'chen')).toEqual(['陈二', '陈一', '陈三'])
  })
})

it.each([
  '"',
  'a"b OR c',
  'AND',
  'near',
  '*',
  "' OR 1=1 --",
  '琪*陈',
  'a^b',
  '-',
  'col:x',
  '()',
  '😀',
])('what was typed is no question to the index: %s', (typed) => {
  const cache = named('陈思琪')
  expect(namesFor(cache, typed)).toEqual([])
  expect(namesFor(cache, 'csq')).toEqual(['陈思琪'])
})
