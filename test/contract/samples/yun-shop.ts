/**
 * The answers that documents 002 and 003 print. Names, sentences and picture paths are invented; keys, forms of numbers,
 * what is null and what is residue are theirs. Of rows that repeat others, one is kept.
 */

/** 003, `coupon.member-coupon.coupons-of-member-by-status`; trailing spaces, a tab and a key that only one row has. */
export const BY_STATUS_SAMPLE = `{
    "result": 1, 
    "msg": "ok", 
    "data": [
        {
            "id": 310, 
            "coupon_id": 142, 
            "used": 0, 
            "use_time": 0, 
            "get_time": 1493256969, 
\t\t\t"can_spread":true,
            "belongs_to_coupon": {
                "id": 142, 
                "name": "立减100元", 
                "coupon_method": 1, 
                "deduct": 100, 
                "discount": 10, 
                "enough": 1000, 
                "use_type": 0, 
                "category_ids": null, 
                "categorynames": null, 
                "goods_ids": null, 
                "goods_names": null, 
                "time_limit": 0, 
                "time_days": 30, 
                "time_start": "2017-04-27 00:00:00", 
                "time_end": "2017-05-04 00:00:00", 
                "total": 300, 
                "start": "2017-04-27", 
                "end": "2017-05-27"
            }, 
            "api_limit": "商城通用"
        }, 
        {
            "id": 321, 
            "coupon_id": 145, 
            "used": 0, 
            "use_time": 0, 
            "get_time": 1493280298, 
            "belongs_to_coupon": {
                "id": 145, 
                "name": "适用于多个商品", 
                "coupon_method": 1, 
                "deduct": 200, 
                "discount": 10, 
                "enough": 3500, 
                "use_type": 2, 
                "category_ids": null, 
                "categorynames": null, 
                "goods_ids": [
                    "62", 
                    "68", 
                    "192", 
                    "207"
                ], 
                "goods_names": [
                    "示例商品-茶壶", 
                    "示例商品-茶杯", 
                    "示例商品-茶盘", 
                    "示例商品-茶匙"
                ], 
                "time_limit": 0, 
                "time_days": 10, 
                "time_start": "2017-05-02 00:00:00", 
                "time_end": "2017-05-09 00:00:00", 
                "total": 300, 
                "start": "2017-04-27", 
                "end": "2017-05-07"
            }, 
            "api_limit": "适用于下列商品: 示例商品-茶壶,示例商品-茶杯,示例商品-茶盘,示例商品-茶匙"
        }
    ]
}`

/** 003, when there is no row. */
export const NOTHING_SAMPLE = `{
    "result": 0, 
    "msg": "没有找到记录", 
    "data": [ ]
}`

const sidebarTemplate = {
  id: 5,
  name: '优惠券测试',
  coupon_method: 1,
  deduct: '10.00',
  discount: '0.00',
  enough: 100,
  use_type: 0,
  category_ids: null,
  categorynames: null,
  goods_ids: ['64'] as string[] | null,
  goods_names: ['示例商品-旧'] as string[] | null,
  storenames: null,
  time_limit: 0,
  time_days: 1,
  time_start: '2017-09-26 00:00:00',
  time_end: '2017-10-03 00:00:00',
  total: -1,
  money: '0.00',
  credit: 0,
  plugin_id: 0,
  use_conditions: null,
  coupon_type_name: '平台商品',
}

const sidebarRow = {
  id: 155,
  coupon_id: 5,
  used: 0,
  use_time: 0,
  get_time: '2017-09-26 00:00:00',
  near_expiration: 0,
  time_start: '2017-09-26',
  time_end: '2017-09-27 23:59:59',
  belongs_to_coupon: sidebarTemplate,
  api_limit: '商城通用',
}

/** 002, `couponsOfMemberByStatusV2`; printed with bare keys, so no JSON. */
export const SIDEBAR_SAMPLE = {
  result: 1,
  msg: '',
  data: {
    set: { transfer: true },
    data: [
      sidebarRow,
      {
        ...sidebarRow,
        id: 146,
        coupon_id: 3,
        belongs_to_coupon: {
          ...sidebarTemplate,
          id: 3,
          name: '满100减10',
          goods_ids: null,
          goods_names: null,
          time_start: '2017-07-14 00:00:00',
          time_end: '2017-07-21 00:00:00',
          total: 100,
        },
      },
      {
        ...sidebarRow,
        id: 12,
        coupon_id: 4,
        get_time: '2017-08-16 00:00:00',
        time_start: '2017-08-16',
        time_end: '2017-08-26 23:59:59',
        belongs_to_coupon: {
          ...sidebarTemplate,
          id: 4,
          name: '12',
          enough: 0,
          goods_ids: null,
          goods_names: null,
          time_days: 10,
          time_start: '2017-08-16 00:00:00',
          time_end: '2017-08-23 00:00:00',
          total: 0,
        },
      },
    ],
    search_array: [
      '全部',
      '平台',
      '门店',
      '酒店',
      '指定商品',
      '分类商品',
      '兑换券',
      '满减券',
      '折扣券',
      '平台商品和门店',
      '快过期',
    ],
  },
}
