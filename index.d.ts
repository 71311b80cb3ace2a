/** Typings of the package root; the code lives behind the sub-paths listed in package.json `exports`. */
export {}
