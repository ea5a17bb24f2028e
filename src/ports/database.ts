/**
 * How one gets into the database: an address with all that it takes, or the parts of one with a password that is asked for at each connection,
 * for it does not last.
 */
export type DatabaseAccess = string | DatabaseParts;

export interface DatabaseParts {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** False for none. Otherwise the server must show who it is: by the system's authorities, or by `ca` alone. */
  readonly ssl: false | { readonly rejectUnauthorized: true; readonly host: string; readonly ca?: string };
  readonly application_name?: string;
  password(): Promise<string>;
}

/** As the driver takes it. An address among the driver's options would win over a password beside it: so it is never both. */
export const connectionTo = (access: DatabaseAccess): { readonly connectionString: string } | DatabaseParts =>
  typeof access === 'string' ? { connectionString: access } : access;

/** The same, seen by its own name among the server's connections. */
export function namedAccess(access: DatabaseAccess, name: string): DatabaseAccess {
  if (typeof access !== 'string') return { ...access, application_name: name };
  const named = new URL(access);
  named.searchParams.set('application_name', name);
  return named.href;
}
