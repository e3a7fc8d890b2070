import type { ProvisioningError } from '@shared/domain/view'

type Translate = (key: string, named?: Record<string, unknown>) => string

const GROUPS = ['connection', 'shop', 'staff', 'printer', 'offlinePolicy', 'couponRules', 'team']
/** What is said of these fields holds for all below them. */
const WHOLE =
  /^(manager|codeRules|printing|connection\.yunShop|couponRules\.order|offlinePolicy\.(neverTemplates|per(?:Terminal|Member|Template)))\b.*/

/** The key, below `welcome.provisioning.allowed`, of what a field of the provisioning file may be. */
export function allowedKey(field: string): string {
  if (field === 'provision.json') return 'file'
  // Which of the staff it is makes no difference to what is allowed.
  const anybody = field.replace(/^team\.\d+/, 'team')
  return GROUPS.includes(anybody) ? `${anybody}.self` : anybody.replace(WHOLE, '$1')
}

/** What is wrong with a field of the provisioning file, and what is allowed there. */
export function provisioningWords(
  t: Translate,
  { field, wrong, names }: ProvisioningError,
): string {
  const allowed = t(`welcome.provisioning.allowed.${allowedKey(field)}`)
  return t(`welcome.provisioning.wrong.${wrong}`, { names: names.join(', '), allowed })
}
