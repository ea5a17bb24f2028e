/** Vad som är fel i hur boten loggar in, till den som sätter upp den. */

type Detail = Readonly<Record<string, string>>;

/** När en senare version redan har tagit bort det som den här behöver. */
export const tooOld = (migration: string): string =>
  `En senare version av boten har ändrat databasen (${migration}), och den här versionen kan inte arbeta med den. Starta den senare versionen.`;

export const signInFaults = {
  'no-certificate': (d: Detail) => [
    `”${d.found ?? ''}” har inte både ett certifikat och dess privata nyckel`,
    'Lägg båda i samma PEM-fil: nyckeln utan lösenord, och det certifikat som hör till den.',
  ],
  'database-address': () => [
    'DATABASE_URL går inte att läsa som adressen till en databas',
    'Skriv postgres://ANVÄNDARE@SERVER/DATABAS?sslmode=verify-full. Användaren är den hanterade identitetens namn i PostgreSQL.',
  ],
  'database-password': () => [
    'DATABASE_URL har ett lösenord, fast inställningarna säger att boten loggar in genom Entra',
    'Ta bort lösenordet ur DATABASE_URL. Eller ta bort database.credential, så gäller lösenordet.',
  ],
  'database-in-clear': (d: Detail) => [
    d.found
      ? `sslmode=${d.found} räcker inte när boten loggar in genom Entra`
      : 'anslutningen till databasen är okrypterad',
    'Lägg till ?sslmode=verify-full i DATABASE_URL, så krypteras allt och servern får visa vem den är. Har servern ett eget certifikat: &sslrootcert=FIL.',
  ],
};
