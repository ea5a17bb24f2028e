import type { signInFaults as swedish, tooOld as tooOldSwedish } from './sv.ts';

/** What is wrong in how the bot signs in, for whoever sets it up. */

/** A later version has already taken away what this one needs. */
export const tooOld: typeof tooOldSwedish = (migration) =>
  `A later version of the bot has changed the database (${migration}), and this version cannot work with it. Start the later version.`;

export const signInFaults: typeof swedish = {
  'no-certificate': (d) => [
    `"${d.found ?? ''}" does not have both a certificate and its private key`,
    'Put both in one PEM file: the key without a password, and the certificate that belongs to it.',
  ],
  'database-address': () => [
    'DATABASE_URL cannot be read as the address of a database',
    'Write postgres://USER@SERVER/DATABASE?sslmode=verify-full. The user is the name that the managed identity has in PostgreSQL.',
  ],
  'database-password': () => [
    'DATABASE_URL has a password, but the settings say that the bot signs in through Entra',
    'Take the password out of DATABASE_URL. Or remove database.credential, and the password holds.',
  ],
  'database-in-clear': (d) => [
    d.found
      ? `sslmode=${d.found} is not enough when the bot signs in through Entra`
      : 'the connection to the database is not encrypted',
    'Add ?sslmode=verify-full to DATABASE_URL: then everything is encrypted, and the server has to show who it is. If it has a certificate of its own: &sslrootcert=FILE.',
  ],
};
