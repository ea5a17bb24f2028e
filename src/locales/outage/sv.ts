/** What is said while something that the bot leans on is away. Nothing in it is anybody's fault, and nothing is promised. */
export const outage = {
  readAgain: 'Jag kommer inte åt det just nu. Skriv igen om en stund.',
  pressAgain: 'Det gick inte just nu: jag kommer inte åt det jag behöver. Tryck igen om en stund.',
  unsaved: '**Det gick inte att spara just nu.**',
  unsavedForm:
    '**Det gick inte att spara just nu.** Det du skrev finns kvar här i formuläret. Försök igen om en stund. Det blir inte dubbelt om det ändå hann fram.',
  kept: 'Det du skrev finns kvar här. Försök igen om en stund.',
  written: 'Det du skrev',
  tryAgain: 'Försök igen',
  noMemory: 'Just nu kan jag inte spara något, så jag minns inte frågan. Svaret gäller ändå.',
  askWhole: 'Just nu kan jag inte minnas frågan. Skriv den igen, med svaret i.',
  nameThePlace: 'Skriv frågan igen och nämn kommunen, så vet jag.',
  perhapsLost: 'Mitt svar kan ha kommit bort på vägen. Ser du inget svar här ovanför? Fråga då igen.',
};

/** The shape every language must have. */
export type OutageTexts = typeof outage;
