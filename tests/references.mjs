// Reads references as a manager of references does (citation-js) and prints them as CSL-JSON.
//
//   node references.mjs < references.bib
//
// BibTeX, RIS and CSL-JSON are told apart by what they look like.

import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'

console.log(JSON.stringify(new Cite(readFileSync(0, 'utf8')).data))
