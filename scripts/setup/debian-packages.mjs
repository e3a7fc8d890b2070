/**
 * Which Debian package brings a shared library. Newer releases renamed some of them: the first name
 * that the system's package list knows is taken.
 */
const PACKAGE_OF = {
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libnspr4.so': ['libnspr4'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdrm.so.2': ['libdrm2'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXss.so.1': ['libxss1'],
  'libXtst.so.6': ['libxtst6'],
  'libgbm.so.1': ['libgbm1'],
  'libexpat.so.1': ['libexpat1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libudev.so.1': ['libudev1'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libnotify.so.4': ['libnotify4'],
}

/** The libraries that `ldd` could not find, without the one that Electron brings itself. */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)]
    .map(([, library]) => library)
    .filter((library) => library !== 'libffmpeg.so')
}

/**
 * The packages that bring these libraries.
 * @param {string[]} libraries
 * @param {(name: string) => boolean} exists whether the system's package list knows the name
 * @returns {{ packages: string[], unknown: string[] }}
 */
export function packagesFor(libraries, exists) {
  const packages = new Set()
  const unknown = []
  for (const library of libraries) {
    const names = PACKAGE_OF[library]
    if (names) packages.add(names.find(exists) ?? names.at(-1))
    else unknown.push(library)
  }
  return { packages: [...packages].sort(), unknown }
}
