/** What is to be cloned. */
export interface CloneChoice {
  readonly url: string;
  /** Null to clone without an account; undefined to take the account that the address belongs to. */
  readonly accountId: string | null | undefined;
}
