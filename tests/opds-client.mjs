// Walks through an OPDS catalogue as a reader does with Foliate: from the first feed through every feed it leads to.
//
//   node opds-client.mjs CHROMIUM SITE FEED…
//
// SITE is the folder of the site or the address of a server for it, FEED the address of a first feed in it. The feeds are fetched by Chromium and read by foliate-js, the
// library under Foliate. The answer is JSON, for each FEED: of each feed it leads to the title and the publications, in
// which every link is whole; and whether the first book of all is one that foliate-js opens, with its title.

import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const [executablePath, site, ...firsts] = process.argv.slice(2)
const served = site.startsWith('http:')
const SITE = served ? site : 'http://catalogue.invalid/', LIBRARY = `${SITE}~library/`
const FOLIATE = new URL('./node_modules/foliate-js/', import.meta.url)
const TYPES = {
    '.js': 'text/javascript', '.xml': 'application/atom+xml;profile=opds-catalog', '.json': 'application/opds+json',
    '.epub': 'application/epub+zip', '.pdf': 'application/pdf', '.jpg': 'image/jpeg',
}

async function serve(route) {
    const address = route.request().url()
    if (address === `${SITE}~client`) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
    if (served && !address.startsWith(LIBRARY)) return route.continue()
    const file = address.startsWith(LIBRARY) ? fileURLToPath(new URL(address.slice(LIBRARY.length), FOLIATE))
        : join(site, decodeURIComponent(new URL(address).pathname))
    try {
        return await route.fulfill({ contentType: TYPES[extname(file)], body: await readFile(file) })
    } catch {
        return route.fulfill({ status: 404, body: 'there is no such file' })
    }
}

async function walk([library, start]) {
    const { getFeed, isOPDSCatalog } = await import(`${library}opds.js`)
    const feeds = [], waiting = [start], seen = new Set(waiting)
    const whole = base => link => ({ ...link, rel: [link.rel ?? []].flat(), href: new URL(link.href, base).href })
    const read = async address => {
        const answer = await fetch(address)
        if (!answer.ok) throw new Error(`${answer.status} ${address}`)
        if (!isOPDSCatalog(answer.headers.get('content-type'))) throw new Error(`no catalogue: ${address}`)
        const text = await answer.text()
        if (address.endsWith('.json')) return JSON.parse(text)
        const doc = new DOMParser().parseFromString(text, 'application/xml')
        if (doc.querySelector('parsererror')) throw new Error(`no XML: ${address}`)
        return getFeed(doc)
    }
    while (waiting.length) {
        const address = waiting.shift()
        const feed = await read(address)
        const navigation = (feed.navigation ?? []).map(whole(address))
        const links = (feed.links ?? []).map(whole(address))
        const publications = (feed.publications ?? []).map(({ metadata, links, images }) => ({
            metadata, links: links.map(whole(address)), images: (images ?? []).map(whole(address)),
        }))
        feeds.push({ address, title: feed.metadata.title, links, navigation, publications })
        for (const { href, type } of [...navigation, ...links.filter(link => link.rel.includes('next'))])
            if (isOPDSCatalog(type) && !seen.has(href)) waiting.push((seen.add(href), href))
    }
    return feeds
}

async function open([library, address]) {
    const { makeBook } = await import(`${library}view.js`)
    const answer = await fetch(address)
    if (!answer.ok) return { status: answer.status }
    const blob = await answer.blob()
    try {
        const book = await makeBook(new File([blob], 'book.epub', { type: blob.type }))
        return { status: answer.status, bytes: blob.size, title: book.metadata.title, sections: book.sections.length }
    } catch (error) {
        return { status: answer.status, bytes: blob.size, trouble: String(error) }
    }
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
    const page = await browser.newPage()
    await page.route('**/*', route => route.request().url().startsWith(SITE) ? serve(route) : route.abort())
    await page.goto(`${SITE}~client`)
    const found = []
    for (const first of firsts) {
        const feeds = await page.evaluate(walk, [LIBRARY, new URL(first, SITE).href])
        const books = feeds.flatMap(feed => feed.publications).flatMap(each => each.links)
            .filter(link => link.type === 'application/epub+zip')
        found.push({ feeds, book: books.length ? await page.evaluate(open, [LIBRARY, books[0].href]) : null })
    }
    console.log(JSON.stringify(found))
} finally {
    await browser.close()
}
