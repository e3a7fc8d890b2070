// The samples of documents 003, 002 and 001 as they stand: residual values, numbers as text and missing fields included.

const template003 = {
  id: 142,
  name: '立减100元',
  coupon_method: 1,
  deduct: 100,
  discount: 10,
  enough: 1000,
  use_type: 0,
  category_ids: null,
  categorynames: null,
  goods_ids: null,
  goods_names: null,
  time_limit: 0,
  time_days: 30,
  time_start: '2017-04-27 00:00:00',
  time_end: '2017-05-04 00:00:00',
  total: 300,
  start: '2017-04-27',
  end: '2017-05-27',
}

/** Document 003: the list by status. */
export const SAMPLE_003 = {
  result: 1,
  msg: 'ok',
  data: [
    {
      id: 310,
      coupon_id: 142,
      used: 0,
      use_time: 0,
      get_time: 1493256969,
      can_spread: true,
      belongs_to_coupon: template003,
      api_limit: '商城通用',
    },
    {
      id: 321,
      coupon_id: 145,
      used: 0,
      use_time: 0,
      get_time: 1493280298,
      belongs_to_coupon: {
        ...template003,
        id: 145,
        name: '适用于多个商品',
        deduct: 200,
        enough: 3500,
        use_type: 2,
        goods_ids: ['62', '68', '192', '207'],
        goods_names: ['测试商品-电视1', '99测试', '供应商测试4', '测试商品 勿删1'],
        time_days: 10,
        time_start: '2017-05-02 00:00:00',
        time_end: '2017-05-09 00:00:00',
        start: '2017-04-27',
        end: '2017-05-07',
      },
      api_limit: '适用于下列商品: 测试商品-电视1,99测试,供应商测试4,测试商品 勿删1',
    },
  ],
}

/** Document 003: an empty list is a refusal in words. */
export const NOTHING_003 = { result: 0, msg: '没有找到记录', data: [] }

const template002 = {
  id: 5,
  name: '优惠券测试',
  coupon_method: 1,
  deduct: '10.00',
  discount: '0.00',
  enough: 100,
  use_type: 0,
  category_ids: null,
  categorynames: null,
  goods_ids: ['64'],
  goods_names: ['爱心值测试'],
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

const held002 = {
  coupon_id: 5,
  used: 0,
  use_time: 0,
  get_time: '2017-09-26 00:00:00',
  near_expiration: 0,
  time_start: '2017-09-26',
  time_end: '2017-09-27 23:59:59',
  belongs_to_coupon: template002,
  api_limit: '商城通用',
}

const SEARCH_ARRAY = [
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
]

/** Document 002: the sidebar's list. */
export const SAMPLE_002 = {
  result: 1,
  msg: '',
  data: {
    set: { transfer: true },
    data: [
      { id: 155, ...held002 },
      { id: 150, ...held002 },
      {
        id: 12,
        ...held002,
        coupon_id: 4,
        get_time: '2017-08-16 00:00:00',
        time_start: '2017-08-16',
        time_end: '2017-08-26 23:59:59',
        belongs_to_coupon: {
          ...template002,
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
    search_array: SEARCH_ARRAY,
  },
}

/** Document 002 of another server version: a paginator within `data`, `search_array` as an object. */
export const PAGINATOR_002 = {
  ...SAMPLE_002,
  data: {
    ...SAMPLE_002.data,
    data: { current_page: 1, last_page: 1, total: 3, data: SAMPLE_002.data.data },
    search_array: Object.fromEntries(SEARCH_ARRAY.entries()),
  },
}

/** Document 001: the view of a template (its sample is not JSON; these are its values). */
export const SAMPLE_001 = {
  result: 1,
  msg: 'ok',
  data: {
    coupon: {
      id: 1,
      uniacid: 2,
      cat_id: 0,
      name: '全品类优惠券',
      get_type: 1,
      level_limit: -1,
      get_max: 1,
      use_type: 0,
      enough: 0,
      coupon_type: 0,
      time_limit: 1,
      time_days: 1,
      time_start: '2017-07-12 00:00:00',
      time_end: '2017-07-14 00:00:00',
      coupon_method: 1,
      discount: '0.00',
      deduct: '1.00',
      total: 100,
      status: 1,
      money: '0.00',
      category_ids: null,
      categorynames: null,
      goods_names: null,
      goods_ids: null,
      storeids: null,
      storenames: null,
      is_complex: 0,
      plugin_id: 0,
    },
    usetype: 0,
    category_ids: null,
    category_names: null,
    goods_ids: null,
    goods_names: null,
    memberlevels: [
      { id: 1, uniacid: 2, level: 1, level_name: '等级一', discount: '10' },
      { id: 10, uniacid: 2, level: 2, level_name: '会员等级二', discount: '' },
    ],
    timestart: 1499788800,
    timeend: 1499961600,
    hotel_is_open: 1,
    hotels: [],
  },
}
