import { defineMessages } from '../messages'

export default defineMessages({
  'zh-CN': {
    title: '欢迎使用核销台',
    lead: '扫一下会员码，看清哪些券能用、为什么不能用，一次核销，随时可查。',
    training: {
      title: '先在训练模式试用',
      text: '自带示例门店、会员和券，随便核销，不影响真实数据。',
      action: '开始试用',
      busy: '正在准备示例数据…',
    },
    connect: {
      title: '连接我的券接口',
      text: '填写接口地址和令牌，测试通过后即可在柜台使用。',
      action: '填写连接信息',
    },
    later: '两者以后都可以在设置里更换。',
    back: '返回',
    form: {
      title: '连接券接口',
      lead: '这些信息由您的券系统服务商提供。不确定的项保持原样，再点“测试连接”。',
      save: '保存并继续',
    },
    provisioning: {
      title: '预置文件 provision.json 有 {n} 处不对，没有采用',
      hint: '请改正后重新打开本程序，或在下面手动设置。',
      field: '字段',
      says: '哪里不对，应怎么写',
      hintRunning: '本机按原来的设置继续。请改正文件后重新打开本程序。',
      dismiss: '知道了',
      wrong: {
        notJson: '读不懂。{allowed}',
        missing: '缺这一项。{allowed}',
        unknown: '没有 {names} 这一项，请核对拼写或删去。{allowed}',
        type: '类型不对。{allowed}',
        value: '值不对。{allowed}',
      },
      allowed: {
        file: '必须是 JSON，写在一对花括号里，可以有 mode、connection、shop、staff、printer、printing、offlinePolicy、couponRules、codeRules、phoneLook、manager、language、theme',
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
          self: '写在花括号里，必须有 kind 和 name，可以有 host、port、columns',
          kind: '只能是 network 或 system',
          name: '写在双引号里，1 到 128 个字符',
          host: '写在双引号里，最多 255 个字符',
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
        codeRules:
          '写在方括号里，每条规则一对花括号；在设置的扫码规则页导出的文件里，照抄 rules 那一项',
        manager: '写在花括号里，必须有 name，以及 pin（4 到 12 位数字，写在双引号里）或 pinHash',
        language: '只能是 zh-CN 或 en',
        phoneLook: '只能是 full（完整）、middle（隐藏中间）或 lastFour（后四位）',
        theme: '只能是 light、dark 或 system',
      },
    },
    damaged:
      '原来的设置文件 settings.json 已损坏，读不出来，请重新设置。坏的文件没有删掉，另存为 {file}，可交给技术人员恢复。核销记录不受影响。',
    shop: {
      title: '这台终端在哪家门店？',
      lead: '选好后会记住，以后按 F10 随时更换。',
      dialog: '切换门店',
      search: '输入门店名称、编号或地址',
      label: '查找门店',
      list: '门店',
      current: '当前门店',
      move: '选择',
      take: '确定',
      number: '编号 {id}',
      noMatch: '没有名称、编号或地址含“{text}”的门店',
      clear: '显示全部门店',
      empty: '券接口里还没有门店',
      emptyHint: '请先在券系统后台建好门店，再回来重试。',
      settings: '打开设置',
      more: '还有 {n} 家，请再多输入几个字',
      retry: '重试',
      close: '关闭',
    },
  },
  en: {
    title: 'Welcome to Coupon Counter',
    lead: 'Scan a member, see which coupons can be used and why others cannot, redeem them in one go.',
    training: {
      title: 'Try it in training mode',
      text: 'Sample shops, members and coupons are included. Redeem freely: nothing real is touched.',
      action: 'Start trying',
      busy: 'Preparing sample data…',
    },
    connect: {
      title: 'Connect to my coupon API',
      text: 'Enter the address and token; once the test passes, the counter is ready.',
      action: 'Enter the connection',
    },
    later: 'Both can be changed later in the settings.',
    back: 'Back',
    form: {
      title: 'Connect to a coupon API',
      lead: "Your coupon system's provider has these details. Leave what you are unsure of, then test.",
      save: 'Save and continue',
    },
    provisioning: {
      title:
        'provision.json has {n} wrong field and was not applied | provision.json has {n} wrong fields and was not applied',
      hint: 'Correct the file and restart this program, or set it up by hand below.',
      field: 'Field',
      says: 'What is wrong, and what is allowed',
      hintRunning:
        'This terminal goes on with its earlier settings. Correct the file and restart this program.',
      dismiss: 'Understood',
      wrong: {
        notJson: 'Cannot be read. {allowed}',
        missing: 'Missing. {allowed}',
        unknown: 'There is no {names} here: check the spelling or remove it. {allowed}',
        type: 'The wrong type. {allowed}',
        value: 'Not allowed. {allowed}',
      },
      allowed: {
        file: 'Must be JSON in braces; may have mode, connection, shop, staff, printer, printing, offlinePolicy, couponRules, codeRules, phoneLook, manager, language, theme',
        mode: 'Only api or training',
        connection: {
          self: 'In braces: needs dialect and baseUrl, may have pathPrefix, tokenTransport, tokenName, token, timeZone, timeoutMs, yunShop; needed unless mode is training',
          dialect: 'Only auditelecoupon or yun_shop',
          baseUrl: 'A full address that starts with https:// or http://, at most 500 characters',
          pathPrefix:
            'Empty, or starting with / and without spaces, ? and #, at most 200 characters',
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
          self: 'In braces: needs kind and name, may have host, port, columns',
          kind: 'Only network or system',
          name: 'In double quotes, 1 to 128 characters',
          host: 'In double quotes, at most 255 characters',
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
        manager:
          'In braces: needs name, and either pin (4 to 12 digits in double quotes) or pinHash',
        language: 'Only zh-CN or en',
        phoneLook: 'Only full, middle or lastFour',
        theme: 'Only light, dark or system',
      },
    },
    damaged:
      'The settings in settings.json were damaged and could not be read: please set this terminal up again. The damaged file was not deleted but kept as {file}, for a technician to recover. The records of redemptions are not affected.',
    shop: {
      title: 'Which shop is this terminal in?',
      lead: 'Your choice is remembered. Change it at any time with F10.',
      dialog: 'Switch shop',
      search: "Type a shop's name, number or address",
      label: 'Find a shop',
      list: 'Shops',
      current: 'Current shop',
      move: 'move',
      take: 'choose',
      number: 'No. {id}',
      noMatch: 'No shop\'s name, number or address contains "{text}"',
      clear: 'Show all shops',
      empty: 'The coupon API has no shops yet',
      emptyHint: "Create a shop in the coupon system's back office, then try again.",
      settings: 'Open settings',
      more: '{n} more: type a few more letters',
      retry: 'Try again',
      close: 'Close',
    },
  },
})
