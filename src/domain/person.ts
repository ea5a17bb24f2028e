/** Someone known to the bot: tenant and directory object id, as the authenticated activity says ("tenant/object-id"). Never from card data. */
export type PersonId = string & { readonly brand: 'PersonId' };

/** Someone in their work: who filed, who prepares, who answers for a principal. */
export interface Person {
  readonly id: PersonId;
  /** As their Teams says it. */
  readonly name: string;
}

/** No tenant is called so. */
const GONE = 'gone/';

/** Stands in records for somebody who has been erased: the same in all of them, and nowhere else. */
export const goneAs = (alias: string): PersonId => `${GONE}${alias}` as PersonId;

/** Stands for anybody whose name a record no longer needs. */
export const SOMEBODY: PersonId = goneAs('somebody');

/** Nothing can be sent to them, and nobody acts as them. */
export const isGone = (id: PersonId): boolean => id.startsWith(GONE);
