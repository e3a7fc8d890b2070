import type { Named } from '@shared/domain/coupon-terms'
import type {
  CouponTemplate,
  Giving,
  Receivers,
  TemplateDraft,
} from '@shared/domain/template-schema'

/** Giving coupons out and taking them back: an extension that only this project's own API has. */
export interface TemplateGiving {
  /** Says what `give` would do; gives nothing. */
  check(templateId: string, to: Receivers): Promise<Giving>
  /** The same request id twice gives once and answers the same. */
  give(templateId: string, to: Receivers, requestId: string): Promise<Giving>
  /** Takes back what is held and unused; the same request id twice is one recall. Resolves with how many. */
  recall(templateId: string, requestId: string): Promise<number>
}

/** What the templates screen needs of a back end (document 001). Methods throw `ProblemError`. */
export interface TemplateDesk {
  /** A page (from 1) of all templates, in the order in which they are shown; null where no call lists them. */
  readonly list: ((page: number) => Promise<{ rows: CouponTemplate[]; more: boolean }>) | null
  /** Throws `template.gone` where there is no such template. */
  template(templateId: string): Promise<CouponTemplate>
  /** The levels of members that a template can be for. */
  levels(): Promise<Named[]>
  /**
   * Saves over the template, or makes a new one (null), and answers what is kept then; null where the back end does not
   * say under which number it keeps a new one. Throws `template.conflict` where
   * another revision was saved meanwhile, `template.refused` with the fields, `template.gone`.
   */
  save(
    templateId: string | null,
    revision: number | null,
    draft: TemplateDraft,
  ): Promise<CouponTemplate | null>
  /** Null where coupons are given out in the back end only. */
  readonly giving: TemplateGiving | null
}
