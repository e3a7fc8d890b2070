import type { Connection, YunShop } from '@shared/domain/connection'

/** What the connection form asks of a yun_shop installation: texts, not yet checked. */
export interface YunShopFields {
  account: string
  memberField: string
  couponList: YunShop['couponList']
  redeemRoute: string
  couponRoute: string
  searchRoute: string
  shopsRoute: string
  templateListRoute: string
  /** A shop a line: its number, then its name. */
  shopLines: string
}

/** What is wrong with a field: a key below `settings.form.errors`. */
export type YunShopError = 'account' | 'memberField' | 'route' | 'shopLines' | 'shopsMissing'
export type YunShopErrors = Partial<Record<keyof YunShopFields, YunShopError>>

/** Where the documents' installation answers, below its address. */
export const YUN_SHOP_PATH = '/addons/yun_shop/api.php'

const ROUTES = [
  'redeemRoute',
  'couponRoute',
  'searchRoute',
  'shopsRoute',
  'templateListRoute',
] as const
const ROUTE = /^[A-Za-z0-9_.-]{0,200}$/
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const SHOP = /^(\S{1,64}?)[\s,，、]+(\S.{0,63})$/
const SHOPS_MAX = 500

/** The form's first content. */
export function yunShopDraftOf(connection: Connection | null): YunShopFields {
  const stored = connection?.yunShop
  return {
    account: stored?.account ?? '',
    memberField: stored?.memberField ?? 'member_id',
    couponList: stored?.couponList ?? 'byStatus',
    redeemRoute: stored?.redeemRoute ?? '',
    couponRoute: stored?.couponRoute ?? '',
    searchRoute: stored?.searchRoute ?? '',
    shopsRoute: stored?.shopsRoute ?? '',
    templateListRoute: stored?.templateListRoute ?? '',
    shopLines: (stored?.shops ?? []).map(({ id, name }) => `${id} ${name}`).join('\n'),
  }
}

/** The shops of the text; undefined where a line is none. */
function shopsOf(text: string): YunShop['shops'] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const shops = lines.flatMap((line) => {
    const [, id, name] = SHOP.exec(line) ?? []
    return id !== undefined && name !== undefined ? [{ id, name }] : []
  })
  const isWhole = shops.length === lines.length && shops.length <= SHOPS_MAX
  return isWhole && new Set(shops.map(({ id }) => id)).size === shops.length ? shops : undefined
}

/** Checks every field; an empty answer means that the draft can be sent. */
export function checkYunShop(fields: YunShopFields): YunShopErrors {
  const errors: YunShopErrors = {}
  if (!/^\d{1,10}$/.test(fields.account.trim())) errors.account = 'account'
  if (!NAME.test(fields.memberField.trim())) errors.memberField = 'memberField'
  for (const route of ROUTES) if (!ROUTE.test(fields[route].trim())) errors[route] = 'route'
  const shops = shopsOf(fields.shopLines)
  if (!shops) errors.shopLines = 'shopLines'
  else if (shops.length === 0 && fields.shopsRoute.trim() === '') errors.shopLines = 'shopsMissing'
  return errors
}

/** The checked form as the main process takes it. */
export function toYunShop(fields: YunShopFields): YunShop {
  return {
    account: fields.account.trim(),
    memberField: fields.memberField.trim(),
    couponList: fields.couponList,
    redeemRoute: fields.redeemRoute.trim(),
    couponRoute: fields.couponRoute.trim(),
    searchRoute: fields.searchRoute.trim(),
    shopsRoute: fields.shopsRoute.trim(),
    templateListRoute: fields.templateListRoute.trim(),
    shops: shopsOf(fields.shopLines) ?? [],
  }
}
