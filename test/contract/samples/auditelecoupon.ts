/**
 * The answers that document 000 prints, byte for byte as regards keys (trailing spaces and all), forms of numbers and
 * missing fields. Names and picture addresses are invented, and the rows that the document elides ("…") are written
 * out with the fields that it shows of them.
 */

/** `/auditelecoupon/getlist` */
export const RECORD_LIST_SAMPLE = `{
"code": 0,
"info": "成功",
"data":[
{
"id": 2,
"mem_coupon_id": 1,
"coupon_id": 1,
"create_date": 1543290243,
"shop_id": 2,
"user_id": 1001,
"member_id": 439,
"member_info ":{
"nickname": "示例会员 林小满13800000000",
"headimgurl": "http://pictures.example/mmopen/invented/132"
},
"coupon_title ": "测试电子券测试电子券测试"
},
{"id": 1, "mem_coupon_id": 2, "coupon_id": 1, "create_date": 1543290243, "shop_id": 1}
]
}`

/** `/user/auditelecouponlist` */
export const REDEEMABLE_LIST_SAMPLE = `{
"code": 0,
"info": "成功",
"data":[
{
"id": 452,
"member_id": 439,
"coupon_id": 1,
"start_date": "2018-11-01",
"end_date": "2019-01-01",
"create_date": 1543283120,
"use_date": 0,
"give_date": 0,
"type": 2,
"use_id": 0,
"give_id": 0,
"receive_id": 0,
"evaluation": "",
"score": 0,
"evaluation_time": 0,
"is_read": 0,
"come": 5,
"user_id": 1000,
"order_id": 0,
"goods_id": 0,
"coupon_title": "测试电子券测试电子券测试",
"deduction": "10.00",
"is_self": 0,
"use_week": "1,2,3",
"is_use_week": 1
},
{"id": 451, "member_id": 439, "coupon_id": 1, "start_date": "2018-11-01"},
{"id": 450, "member_id": 439, "coupon_id": 1, "start_date": "2018-11-01"}
]
}`

/** `/user/auditelecoupon` */
export const REDEEMED_SAMPLE = `{
"code": 0,
"info": "成功",
"data":{
"mem_coupon_id": "1",
"user_id": 0,
"create_date": 1543296083,
"coupon_id": 1,
"member_id": 439,
"id": "3"
}
}`

/** `/member/couponlist` */
export const MEMBER_LIST_SAMPLE = `{
"code": 0,
"info": "成功",
"data":[
{
"id": 3,
"member_id": 439,
"coupon_id": 1,
"start_date": "2018-11-01",
"end_date": "2019-01-01",
"create_date": 1543026701,
"use_date": 1111,
"give_date": 0,
"type": 2,
"use_id": 0,
"receive_id": 0,
"evaluation": "",
"score": 0,
"evaluation_time": 0,
"is_read": 0,
"coupon_title": "测试电子券测试电子券测试",
"deduction": "10.00",
"is_self": 0
},
{"id": 2, "member_id": 439, "coupon_id": 1, "start_date": "2018-11-02"}
]
}`
