import { yunMemberSearch, storeList } from './finding'
import { give, giveCheck, recall } from './giving'
import { couponsByStatus, heldDetail, sidebarCoupons } from './held-lists'
import type { Route } from './route'
import { templateEdit } from './template-edit'
import { templateList, templateView } from './template-view'
import { writeOff } from './write-off'

/** Every route of dialect `yun_shop`: those of documents 001 to 003, then the extensions. */
export function allRoutes(): Route[] {
  return [
    couponsByStatus,
    sidebarCoupons,
    templateView,
    templateEdit,
    templateList,
    giveCheck,
    give,
    recall,
    writeOff,
    heldDetail,
    yunMemberSearch,
    storeList,
  ]
}
