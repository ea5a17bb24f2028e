/** What is said at the door: to whoever writes too fast, and to whoever has set the bot up so that it would be open to others. */
export const door = {
  tooFast: 'Du skriver snabbare än jag hinner läsa. Vänta en liten stund, så kan du fortsätta.',
};

export type DoorTexts = typeof door;

type Detail = Readonly<Record<string, string>>;

export const doorFaults = {
  'anonymous-outside': (d: Detail) => [
    `utan registrering i Teams svarar boten vem som helst, och ”${d.found ?? ''}” går att nå från andra datorer`,
    'Ta bort http.host, så lyssnar den bara på den här datorn. Eller sätt BOT_APP_ID, BOT_TENANT_ID och BOT_APP_PASSWORD, så släpper den bara in Teams.',
  ],
  'service-url': (d: Detail) => [
    `”${d.found ?? ''}” är ingen adress till Teams`,
    `Skriv den adress som Teams har för kanalen, under ${d.allowed ?? ''}. Vid en övning mot egna servrar läggs deras adress i bot.serviceUrls.`,
  ],
};
