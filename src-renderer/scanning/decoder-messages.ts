/** What codes a member or a coupon comes as: QR on phones, the others on cards and printed coupons. */
export const CODE_FORMATS = ['qr_code', 'ean_13', 'code_128'] as const

/** A code in a picture; the box is in the picture's pixels. */
export interface FoundCode {
  text: string
  format: string
  box: { x: number; y: number; width: number; height: number }
}

export interface DecoderQuestion {
  number: number
  picture: ImageBitmap
}

export type DecoderAnswer =
  { number: number; codes: FoundCode[] } | { number: number; failed: string }
