/** Where somebody may have the bot send what it says, though Microsoft has signed for it or a row in the database has it so. */

export interface Detour {
  readonly name: string;
  readonly serviceUrl: string;
}

const TEAMS = 'smba.trafficmanager.net';

export const DETOURS: readonly Detour[] = [
  { name: 'another host', serviceUrl: 'https://evil.example/' },
  { name: 'Teams as the name of a user', serviceUrl: `https://${TEAMS}@evil.example/` },
  { name: 'Teams as a user with a password', serviceUrl: `https://${TEAMS}:443@evil.example/` },
  { name: 'a user at Teams', serviceUrl: `https://evil@${TEAMS}/` },
  { name: 'a host that begins with Teams', serviceUrl: `https://${TEAMS}.evil.example/` },
  { name: 'a host that ends with Teams', serviceUrl: `https://evil${TEAMS}/` },
  { name: 'a host below Teams', serviceUrl: `https://evil.${TEAMS}/` },
  { name: 'the zone around Teams, where anybody can have a name', serviceUrl: 'https://evil.trafficmanager.net/' },
  { name: 'Teams with a dot after it', serviceUrl: `https://${TEAMS}./` },
  { name: 'another port at Teams', serviceUrl: `https://${TEAMS}:8443/` },
  { name: 'the usual port, written out', serviceUrl: `https://${TEAMS}:443/` },
  { name: 'Teams in the clear', serviceUrl: `http://${TEAMS}/` },
  { name: 'another scheme', serviceUrl: `ftp://${TEAMS}/` },
  { name: 'a file', serviceUrl: 'file:///etc/passwd' },
  { name: 'a script', serviceUrl: 'javascript:alert(1)' },
  { name: 'no scheme', serviceUrl: `//${TEAMS}/` },
  { name: 'backslashes', serviceUrl: `https:\\\\${TEAMS}\\@evil.example/` },
  { name: 'a backslash after the host', serviceUrl: `https://evil.example\\.${TEAMS}/` },
  { name: 'Teams after a hash', serviceUrl: `https://evil.example#.${TEAMS}/` },
  { name: 'Teams after a question mark', serviceUrl: `https://evil.example?.${TEAMS}/` },
  { name: 'a query at Teams', serviceUrl: `https://${TEAMS}/?to=evil` },
  { name: 'a path that climbs', serviceUrl: `https://${TEAMS}/emea/../../evil/` },
  { name: 'a path that climbs, escaped', serviceUrl: `https://${TEAMS}/emea/%2e%2e/evil/` },
  { name: 'an escaped host', serviceUrl: 'https://smba%2etrafficmanager.net/' },
  { name: 'a letter that looks like one of ours', serviceUrl: 'https://smbа.trafficmanager.net/' },
  { name: 'the same in its other spelling', serviceUrl: 'https://xn--smb-7cd.trafficmanager.net/' },
  { name: 'wide letters that become ours', serviceUrl: 'https://ｓｍｂａ.trafficmanager.net/' },
  { name: 'a dot of another alphabet', serviceUrl: 'https://smba。trafficmanager.net/' },
  { name: 'a line break in the host', serviceUrl: 'https://smba.traffic\nmanager.net/' },
  { name: 'a tab before it', serviceUrl: `\thttps://${TEAMS}/` },
  { name: 'a null', serviceUrl: `https://${TEAMS}/\0` },
  { name: 'an address in the cloud that tells secrets', serviceUrl: 'https://169.254.169.254/metadata/' },
  { name: 'the same in the clear', serviceUrl: 'http://169.254.169.254/metadata/' },
  { name: 'this machine by another port', serviceUrl: 'http://127.0.0.1:1/' },
  { name: 'this machine by a number', serviceUrl: 'http://2130706433/' },
  { name: 'this machine in the sixteens', serviceUrl: 'http://0x7f.1/' },
  { name: 'this machine in another way', serviceUrl: 'http://[::ffff:127.0.0.1]/' },
  { name: 'a private network', serviceUrl: 'https://10.0.0.5/' },
  { name: 'a very long path', serviceUrl: `https://${TEAMS}/${'a'.repeat(5_000)}/` },
];
