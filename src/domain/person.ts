/** Someone known to the bot: tenant and directory object id, as the authenticated activity says ("tenant/object-id"). Never from card data. */
export type PersonId = string & { readonly brand: 'PersonId' };

/** Someone in their work: who filed, who prepares, who answers for a principal. */
export interface Person {
  readonly id: PersonId;
  /** As their Teams says it. */
  readonly name: string;
}
