/** What a manager's PIN looks like: few digits, as they are typed at a counter. */
export const PIN = /^\d{4,12}$/

/** True for what can be a PIN; anything else need not be asked for. */
export const isPin = (text: string): boolean => PIN.test(text)
