import type { Capability } from '@shared/domain/capability'
import type { CouponGateway, LineListener } from '../counter/ports'
import type { TemplateDesk } from '../counter/template-ports'
import type { Log } from '../log'

/** What a gateway works with besides its connection. */
export interface GatewayParts {
  log: Log
  line: LineListener
  /** What the back end said last that it can do: believed until `discover` asks again. */
  capabilities?: readonly Capability[]
  /** How a back end is asked that says it can have its templates designed. */
  templates?: TemplateDesk
}

/** A gateway that can also say whether staff calls are allowed: what a connection test needs more. */
export interface ProbedGateway extends CouponGateway {
  /** Reads something that needs a token where the back end wants one. */
  probe(): Promise<void>
}
