// Opens an EPUB in foliate-js in a headless Chromium, follows links by real clicks, and prints where each one led.
//
//   node reading-system.mjs CHROMIUM BOOK.EPUB STEPS
//
// STEPS is JSON: [{"from": "index-of-names.xhtml", "link": "a[href$='#name-7']", "popup": false}, …]. Without “from” the
// step starts where the last one ended. With “all” every such link is followed. The answer is JSON: a list of the same
// length, in which a step with “all” has a list of its own, and what went wrong in the page.

import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const [executablePath, book, steps] = process.argv.slice(2)
const HOME = 'http://reader.invalid/' // served from memory below; nothing leaves the machine
const LIBRARY = new URL('./node_modules/foliate-js/', import.meta.url)
const TYPES = { '.js': 'text/javascript', '.html': 'text/html' }
const PAGE = '<!doctype html><style>html, body, foliate-view { display: block; margin: 0; height: 100% }</style>'
    + '<script type="module" src="reading-room.js"></script>'

async function serve(route) {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name === '') return route.fulfill({ contentType: 'text/html', body: PAGE })
    const file = name === 'book.epub' ? book : name === 'reading-room.js'
        ? new URL('./reading-room.js', import.meta.url) : new URL(name, LIBRARY)
    const body = await readFile(file instanceof URL ? fileURLToPath(file) : file)
    return route.fulfill({ contentType: TYPES[extname(name)] ?? 'application/epub+zip', body })
}

async function follow(page, { from, link, popup = false, all = false }) {
    if (all) return page.evaluate(([file, selector]) => room.tour(file, selector), [from, link])
    if (from) await page.evaluate(file => room.open(file), from)
    const at = await page.evaluate(selector => room.bringIntoView(selector), link)
    if (!at) return { link, found: false }
    await page.evaluate(popup => room.expect(popup), popup)
    // foliate-js turns to what was pressed at the next frame: a finger faster than a frame would undo its own click.
    await page.mouse.click(at.x, at.y, { delay: 100 })
    return { link, found: true, ...await page.evaluate(() => room.landing()) }
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
    const page = await browser.newPage({ viewport: { width: 600, height: 800 } })
    const troubles = []
    page.on('pageerror', error => troubles.push(String(error)))
    await page.route('**/*', route => route.request().url().startsWith(HOME) ? serve(route) : route.abort())
    await page.goto(HOME)
    await page.waitForFunction(() => globalThis.room)
    await page.evaluate(() => room.enter())
    const landings = []
    for (const step of JSON.parse(steps)) landings.push(await follow(page, step))
    console.log(JSON.stringify({ landings, troubles }))
} finally {
    await browser.close()
}
