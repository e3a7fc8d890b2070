/** What each field of a provisioning file may hold: `welcome.provisioning.allowed.<field>`. */
export const zh = {
  file: '必须是 JSON，写在一对花括号里，可以有 mode、connection、shop、staff、printer、printing、offlinePolicy、couponRules、codeRules、phoneLook、manager、team、autoLockMinutes、language、theme',
  mode: '只能是 api 或 training',
  connection: {
    self: '写在花括号里，必须有 dialect 和 baseUrl，可以有 pathPrefix、tokenTransport、tokenName、token、timeZone、timeoutMs、yunShop；mode 不是 training 时不能没有',
    dialect: '只能是 auditelecoupon 或 yun_shop',
    baseUrl: '必须是以 https:// 或 http:// 开头的完整网址，最多 500 个字符',
    pathPrefix: '留空，或以 / 开头，不含空格、? 和 #，最多 200 个字符',
    tokenTransport: '只能是 none、bearer、header 或 form',
    tokenName: '以字母开头，只含字母、数字、- 和 _，最多 64 个字符',
    token: '写在双引号里，最多 4096 个字符',
    timeZone: '必须是时区名，例如 Asia/Shanghai',
    timeoutMs: '只能是 1000 到 60000 的整数（毫秒），不带引号',
    yunShop:
      '写在花括号里，可以有 account（数字，写在双引号里）、memberField、couponList（byStatus 或 sidebar）、redeemRoute、couponRoute、searchRoute、shopsRoute、templateListRoute（都写在双引号里）、shops（方括号里，每家有 id 和 name）',
  },
  shop: {
    self: '写在花括号里，必须有 id 和 name，可以有 address',
    id: '写在双引号里，不能空',
    name: '写在双引号里，不能空',
    address: '写在双引号里，或写 null',
  },
  staff: {
    self: '写在花括号里，必须有 number 和 name，可以有 id',
    id: '写在双引号里，或写 null',
    number: '写在双引号里，最多 32 个字符',
    name: '写在双引号里，1 到 64 个字符',
  },
  printer: {
    self: '写在花括号里，必须有 kind 和 name，network 还要有 host，可以有 port、columns',
    kind: '只能是 network 或 system',
    name: '写在双引号里，1 到 64 个字符',
    host: 'kind 是 network 时不能没有，写在双引号里，1 到 255 个字符',
    port: '只能是 1 到 65535 的整数，不带引号',
    columns: '只能是 24 到 64 的整数，不带引号',
  },
  offlinePolicy: {
    self: '写在花括号里，可以有 maxHoursSinceContact、perTerminal、perMember、perTemplate、neverTemplates、staleAfterHours',
    maxHoursSinceContact: '只能是 0 到 8760 的整数（小时），不限就写 null',
    perTerminal:
      '写在花括号里，可以有 count（张）和 totalFen（分），都是不带引号的整数，不限就写 null',
    perMember:
      '写在花括号里，可以有 count（张）和 totalFen（分），都是不带引号的整数，不限就写 null',
    perTemplate:
      '写在花括号里，可以有 count（张）和 totalFen（分），都是不带引号的整数，不限就写 null',
    neverTemplates: '写在方括号里的券模板编号，每个写在双引号里，最多 500 个',
    staleAfterHours: '只能是 0 到 8760 的整数（小时），不限就写 null',
  },
  couponRules: {
    self: '写在花括号里，可以有 order、onePerBill',
    order: '写在方括号里：exchange、cash、percentage 各一次，按抵扣的先后，每个写在双引号里',
    onePerBill: '只能是 true 或 false，不带引号',
  },
  printing: '用“打印设置”里导出的文件，写它 printing 里的内容',
  codeRules: '写在方括号里，每条规则一对花括号；在设置的扫码规则页导出的文件里，照抄 rules 那一项',
  team: {
    self: '写在方括号里的员工名单，1 到 500 人，每人一对花括号，必须有 number、name、role，可以有 pin 或 pinHash、card、backEndId；至少一位有密码的 owner',
    number: '写在双引号里，1 到 32 个字符，不能和别人重复',
    name: '写在双引号里，1 到 64 个字符',
    role: '只能是 cashier、manager 或 owner',
    pin: '4 到 12 位数字，写在双引号里；manager 和 owner 不能没有 pin 或 pinHash，cashier 至少要有 pin、pinHash、card 中的一样',
    pinHash: '写在双引号里的 scrypt 值，格式见 docs/staff.md',
    card: '员工卡扫出来的字符，4 到 128 个，写在双引号里，不能和别人重复',
    backEndId: '券后台的 user_id，写在双引号里，最多 64 个字符，或写 null',
  },
  autoLockMinutes: '必须是 0 到 240 的整数，0 表示不自动锁定',
  manager: '写在花括号里，必须有 name，以及 pin（4 到 12 位数字，写在双引号里）或 pinHash',
  language: '只能是 zh-CN 或 en',
  phoneLook: '只能是 full（完整）、middle（隐藏中间）或 lastFour（后四位）',
  theme: '只能是 light、dark 或 system',
}

export const en: typeof zh = {
  file: 'Must be JSON in braces; may have mode, connection, shop, staff, printer, printing, offlinePolicy, couponRules, codeRules, phoneLook, manager, team, autoLockMinutes, language, theme',
  mode: 'Only api or training',
  connection: {
    self: 'In braces: needs dialect and baseUrl, may have pathPrefix, tokenTransport, tokenName, token, timeZone, timeoutMs, yunShop; needed unless mode is training',
    dialect: 'Only auditelecoupon or yun_shop',
    baseUrl: 'A full address that starts with https:// or http://, at most 500 characters',
    pathPrefix: 'Empty, or starting with / and without spaces, ? and #, at most 200 characters',
    tokenTransport: 'Only none, bearer, header or form',
    tokenName: 'Starts with a letter, then letters, digits, - and _, at most 64 characters',
    token: 'In double quotes, at most 4096 characters',
    timeZone: 'The name of a time zone, such as Asia/Shanghai',
    timeoutMs: 'A whole number from 1000 to 60000 (milliseconds), without quotes',
    yunShop:
      'In braces: may have account (digits in quotes), memberField, couponList (byStatus or sidebar), redeemRoute, couponRoute, searchRoute, shopsRoute, templateListRoute (in quotes), shops (in brackets, each with id and name)',
  },
  shop: {
    self: 'In braces: needs id and name, may have address',
    id: 'In double quotes, not empty',
    name: 'In double quotes, not empty',
    address: 'In double quotes, or null',
  },
  staff: {
    self: 'In braces: needs number and name, may have id',
    id: 'In double quotes, or null',
    number: 'In double quotes, at most 32 characters',
    name: 'In double quotes, 1 to 64 characters',
  },
  printer: {
    self: 'In braces: needs kind and name, for network also host; may have port, columns',
    kind: 'Only network or system',
    name: 'In double quotes, 1 to 64 characters',
    host: 'Needed where kind is network; in double quotes, 1 to 255 characters',
    port: 'A whole number from 1 to 65535, without quotes',
    columns: 'A whole number from 24 to 64, without quotes',
  },
  offlinePolicy: {
    self: 'In braces: may have maxHoursSinceContact, perTerminal, perMember, perTemplate, neverTemplates, staleAfterHours',
    maxHoursSinceContact: 'A whole number from 0 to 8760 (hours), or null for no limit',
    perTerminal:
      'In braces: may have count (coupons) and totalFen (fen), whole numbers without quotes, or null for no limit',
    perMember:
      'In braces: may have count (coupons) and totalFen (fen), whole numbers without quotes, or null for no limit',
    perTemplate:
      'In braces: may have count (coupons) and totalFen (fen), whole numbers without quotes, or null for no limit',
    neverTemplates: 'Template numbers in brackets, each in double quotes, at most 500',
    staleAfterHours: 'A whole number from 0 to 8760 (hours), or null for no limit',
  },
  couponRules: {
    self: 'In braces: may have order, onePerBill',
    order:
      'In brackets: exchange, cash and percentage once each, in the order they are taken off, each in double quotes',
    onePerBill: 'Only true or false, without quotes',
  },
  printing: 'Take what an export of the print settings has under printing',
  codeRules:
    'In brackets, each rule in braces: as under rules in a file exported from the settings, Code rules',
  team: {
    self: 'A list in brackets, 1 to 500 people, each in braces with number, name and role; may have pin or pinHash, card, backEndId; at least one owner with a PIN',
    number: 'In quotes, 1 to 32 characters, no two alike',
    name: 'In quotes, 1 to 64 characters',
    role: 'Only cashier, manager or owner',
    pin: '4 to 12 digits, in quotes; a manager or owner needs pin or pinHash, a cashier at least one of pin, pinHash and card',
    pinHash: 'A scrypt value in quotes; docs/staff.md has its form',
    card: 'What the staff card reads as when scanned, 4 to 128 characters, in quotes, no two alike',
    backEndId: 'The coupon system’s user_id in quotes, up to 64 characters, or null',
  },
  autoLockMinutes: 'A whole number from 0 to 240; 0 never locks',
  manager: 'In braces: needs name, and either pin (4 to 12 digits in double quotes) or pinHash',
  language: 'Only zh-CN or en',
  phoneLook: 'Only full, middle or lastFour',
  theme: 'Only light, dark or system',
}
