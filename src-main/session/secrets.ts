/** Keeps tokens so that another program's user cannot read them, as well as the system allows. */
export interface Secrets {
  /** False where the system offers no protected store: the owner is told so. */
  readonly isProtected: boolean
  get(name: string): string | null
  /** Null forgets the secret. Throws `ProblemError` with a `storage.*` code. */
  set(name: string, value: string | null): void
}
