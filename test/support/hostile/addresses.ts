// Addresses by which a page that follows `return-to` can be made to lead away from its own site.

/** @param origin of the site that must not be left */
export const leadingAway = (origin: string): string[] => {
  const { protocol, host } = new URL(origin);
  return [
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '////evil.example/%2f..',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '\u0000//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    './/evil.example',
    `${origin}//evil.example`,
    `${protocol}//evil.example`,
    'HTTPS://EVIL.EXAMPLE',
    'https:/\\evil.example',
    'https:\\\\evil.example',
    `${origin}@evil.example/`,
    `${origin}.evil.example/`,
    `${protocol}//me:pw@${host}/a`,
    `${protocol}//me@${host}/a`,
    `//${host}:8443/`,
    `${protocol === 'https:' ? 'http' : 'https'}://${host}/account`,
    'ftp://evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'JaVaScRiPt:alert(1)//https://x',
    'javascript://%0aalert(1)',
    'data:text/html,x',
    'data:text/html;base64,PHNjcmlwdD4=',
    `blob:${origin}/x`,
    `filesystem:${origin}/temporary/x`,
    'vbscript:x',
    'view-source:https://evil.example',
    'about:blank',
    'mailto:eve@evil.example',
    'https://[',
    'http://[::1]/',
    '//⒠vil.example',
    '／／evil.example\\..//evil.example',
  ];
};

/** Odd addresses that stay on the site whatever is done to them. */
export const staying = [
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/a?to=//evil.example',
  '/a#//evil.example',
  'a/b',
  '?a=1',
];
