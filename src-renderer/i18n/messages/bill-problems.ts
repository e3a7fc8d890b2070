/** Why a bill that was handed over is not taken, and what to do; nothing on the counter has changed then. */
export const zh = {
  noName:
    '收银台没有说明账单在哪个文件。请在 --bill 后面写上文件名，再交一次；也可以直接输入金额。',
  noFile: '找不到账单文件 {file}。请在收银台再交一次；也可以直接输入金额。',
  notAFile: '{file} 不是文件，没有读取。请在 --bill 后面写账单文件的名字，再交一次。',
  noAccess: '账单文件 {file} 读不出来。请检查文件权限，再交一次；也可以直接输入金额。',
  tooLarge: '账单文件 {file} 超过 {limitMb} MB，不像一张账单。请核对文件名，再交一次。',
  notUtf8: '账单不是 UTF-8 编码，没有采用。请把收银台的导出编码改为 UTF-8；也可以直接输入金额。',
  notJson:
    '账单不是完整的 JSON，没有采用。请在收银台再交一次；仍不行请直接输入金额，并告知收银系统的技术人员。',
  missing: '账单缺少“{field}”，没有采用。请直接输入金额，并把这句话告诉收银系统的技术人员。',
  wrong: '账单里的“{field}”不对，没有采用。请直接输入金额，并把这句话告诉收银系统的技术人员。',
  unknown:
    '账单里有不认识的“{field}”，没有采用。请直接输入金额，并把这句话告诉收银系统的技术人员。',
  tooManyLines: '账单超过 {limit} 行，没有采用。请分成几单，或者直接输入金额。',
  notAdding: '账单各行合计 {lines}，总额却是 {total}，没有采用。请在收银台核对后再交一次。',
  otherShop:
    '这张账单是门店 {shop} 的，本机在{here}，没有采用。请核对收银台的门店，或按 F10 换门店后再交一次。',
  textTooLong: '这张账单太长，没有采用。请让收银台用文件交过来，或者直接输入金额。',
  textUnreadable: '账单码没有读完整，没有采用。请再扫一次或重新复制，或者直接输入金额。',
  gone: '这张账单已不再保留，没有核销。请在收银台再交一次，或者直接输入金额。',
}

export const en: typeof zh = {
  noName:
    'The register named no file for the bill. Put the file name after --bill and hand it over again, or type the amount.',
  noFile:
    'There is no bill file {file}. Hand the bill over again at the register, or type the amount.',
  notAFile:
    '{file} is not a file, so it was not read. Put the name of the bill file after --bill and hand it over again.',
  noAccess:
    'The bill file {file} cannot be read. Check its permissions and hand it over again, or type the amount.',
  tooLarge:
    'The bill file {file} is larger than {limitMb} MB: hardly a bill. Check the file name and hand it over again.',
  notUtf8:
    'The bill is not UTF-8 text, so it was not taken. Set the register to export UTF-8, or type the amount.',
  notJson:
    "The bill is not complete JSON, so it was not taken. Hand it over again; if it still fails, type the amount and tell the register's technician.",
  missing:
    'The bill has no "{field}", so it was not taken. Type the amount, and tell this to the register\'s technician.',
  wrong:
    'The bill\'s "{field}" is not valid, so it was not taken. Type the amount, and tell this to the register\'s technician.',
  unknown:
    'The bill has a "{field}" that nobody knows, so it was not taken. Type the amount, and tell this to the register\'s technician.',
  tooManyLines:
    'The bill has more than {limit} lines, so it was not taken. Split it, or type the amount.',
  notAdding:
    'The lines of the bill come to {lines}, but its total is {total}, so it was not taken. Check it at the register and hand it over again.',
  otherShop:
    'This bill is of shop {shop}, and this terminal stands in {here}, so it was not taken. Check the shop at the register, or change the shop (F10) and hand it over again.',
  textTooLong:
    'This bill is too long, so it was not taken. Let the register hand it over as a file, or type the amount.',
  textUnreadable:
    'The bill code was not read completely, so it was not taken. Scan or copy it again, or type the amount.',
  gone: 'This bill is not kept any more; nothing was redeemed. Hand it over again at the register, or type the amount.',
}
