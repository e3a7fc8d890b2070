import { yunMemberSearch, storeList } from './finding'
import { couponsByStatus, heldDetail, sidebarCoupons } from './held-lists'
import type { Route } from './route'
import { writeOff } from './write-off'

/** Every route of dialect `yun_shop`: those of documents 001 to 003, then the extensions. */
export function allRoutes(): Route[] {
  return [couponsByStatus, sidebarCoupons, writeOff, heldDetail, yunMemberSearch, storeList]
}
