import { namedOf, type NamedRow, type TemplateList, type TemplateRow } from '../store/template-rows'

interface UseType {
  /** `coupon_type_name` of document 002. */
  name: string
  /** The lists that it is about. */
  lists: TemplateList[]
  /** Names exactly one thing, not any number. */
  single?: true
  /** How its list is introduced in `api_limit`. */
  holdsFor: string
}

/** `use_type`: documents 001 to 003 name 0, 1, 2, 4, 7, 8 and, as a filter, 9; the other back ends know 3, 5 and 6 as well. */
export const USE_TYPES: ReadonlyMap<number, UseType> = new Map<number, UseType>([
  [0, { name: '平台商品', lists: [], holdsFor: '' }],
  [1, { name: '分类商品', lists: ['categories'], holdsFor: '适用于下列分类: ' }],
  [2, { name: '指定商品', lists: ['goods'], holdsFor: '适用于下列商品: ' }],
  [3, { name: '供应商', lists: ['suppliers'], holdsFor: '适用于下列供应商: ' }],
  [4, { name: '门店', lists: ['stores'], holdsFor: '适用于下列门店: ' }],
  [5, { name: '门店', lists: ['stores'], single: true, holdsFor: '适用于下列门店: ' }],
  [6, { name: '酒店', lists: ['hotels'], single: true, holdsFor: '适用于下列酒店: ' }],
  [7, { name: '酒店', lists: ['hotels'], holdsFor: '适用于下列酒店: ' }],
  [8, { name: '兑换券', lists: ['goods'], single: true, holdsFor: '可兑换下列商品: ' }],
  [9, { name: '平台商品和门店', lists: ['goods', 'stores'], holdsFor: '适用于下列商品和门店: ' }],
])

/** `coupon_type_name`. */
export function useTypeName(useType: number): string {
  return USE_TYPES.get(useType)?.name ?? ''
}

/** `api_limit`: the scope in words. */
export function limitWords(template: TemplateRow): string {
  const kind = USE_TYPES.get(template.useType)
  if (!kind || kind.lists.length === 0) return '商城通用'
  const named = kind.lists.flatMap((list) => namedOf(template[list]))
  return named.length === 0 ? kind.name : kind.holdsFor + named.map(wordOf).join(',')
}

function wordOf({ id, name }: NamedRow): string {
  return name === '' ? `#${id}` : name
}
