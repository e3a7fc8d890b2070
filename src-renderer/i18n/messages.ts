type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

/** One area's messages: English must have exactly the keys that Chinese has. */
export function defineMessages<T extends object>(messages: {
  'zh-CN': T
  en: Shape<NoInfer<T>>
}): { 'zh-CN': Shape<T>; en: Shape<T> } {
  return messages as { 'zh-CN': Shape<T>; en: Shape<T> }
}
