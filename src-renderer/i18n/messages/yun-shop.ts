import { defineMessages } from '../messages'

export default defineMessages({
  'zh-CN': {
    account: '商户号（网址里的 i）',
    accountHint: '例如 2',
    couponList: '优惠券列表',
    lists: { byStatus: '会员优惠券', sidebar: '企业微信侧边栏' },
    shops: '门店（每行一家：编号 名称）',
    shopsHint: '1 城西店\n2 滨江店',
    routes: '文档以外的路由',
    routesLead:
      '只有您的商城装了相应插件才填。没有核销路由时，核销记在本机，并列出清单供您到后台手工销券。',
    redeemRoute: '核销',
    couponRoute: '按券号查券',
    searchRoute: '找会员',
    shopsRoute: '门店列表',
    templateListRoute: '优惠券模板列表',
    memberField: '会员字段',
    noRoute: '没有就留空',
  },
  en: {
    account: 'Account (i in the address)',
    accountHint: 'e.g. 2',
    couponList: 'List of coupons',
    lists: { byStatus: 'Member’s coupons', sidebar: 'WeCom sidebar' },
    shops: 'Shops (one a line: number, name)',
    shopsHint: '1 West Lake\n2 Riverside',
    routes: 'Routes beyond the documents',
    routesLead:
      'Only where your mall has the plug-in. Without a route to redeem, redemptions are kept on this terminal and listed to be written off by hand.',
    redeemRoute: 'Redeem',
    couponRoute: 'One coupon by its number',
    searchRoute: 'Find members',
    shopsRoute: 'List of shops',
    templateListRoute: 'List of coupon templates',
    memberField: 'Field that names the member',
    noRoute: 'Empty if there is none',
  },
})
