// Control characters, and the marks that turn or hide text on the screen, never belong to a code or a title.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A text without what nobody sees, and without space at its ends; never longer than it was. */
export const visibleText = (raw: string): string => raw.replace(INVISIBLE, '').trim()

/** A scanned or typed text as people read it: also full width as half width. */
export const plainText = (raw: string): string => visibleText(raw.normalize('NFKC'))
