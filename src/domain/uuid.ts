const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids come back from cards; one that cannot be an id is one that is not there, and no error of the database. */
export const isUuid = (text: string): boolean => UUID.test(text);
