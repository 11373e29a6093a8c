// Opens an EPUB in foliate-js or epub.js in a headless Chromium, follows links, and prints where each one led.
//
//   node reading-system.mjs CHROMIUM READER BOOK.EPUB STEPS
//
// STEPS is JSON: [{"from": "index-of-names.xhtml", "link": "a[href$='#name-7']", "popup": false}, …]. Without “from” the
// step starts where the last one ended. With “all” every such link is followed; without it the mouse clicks, which only
// foliate-js is asked for. {"do": "walk"} turns every page, {"do": "contents"} follows the contents, {"do": "pages",
// "with": 10} every tenth line of the page list; {"do": "look", "file": …, "with": {"size": 150, "style": ""}, "scheme":
// "dark", "picture": "a.png"} looks for text that is cut off or faint, and takes a picture; {"do": "wait", "file": …} opens a
// file and tells the milliseconds since the reading system was started. The answer is JSON: a list of
// the same length, in which a step with “all” has a list of its own, and what went wrong in the page.

import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const [executablePath, reader, book, steps] = process.argv.slice(2)
const HOME = 'http://reader.invalid/' // served from memory below; nothing leaves the machine
const MODULES = new URL('./node_modules/', import.meta.url)
const READERS = {
    foliate: { room: 'reading-room.js', library: 'foliate-js/', scripts: [] },
    epubjs: { room: 'epubjs-room.js', library: 'epubjs/', scripts: ['jszip/dist/jszip.min.js', 'epubjs/dist/epub.min.js'] },
}
const { room: ROOM, library, scripts } = READERS[reader]
const OURS = new Set([ROOM, 'seeing.js'])
const TYPES = { '.js': 'text/javascript', '.html': 'text/html' }
const PAGE = '<!doctype html><meta name="color-scheme" content="light dark"><style>html, body, foliate-view { display: block; margin: 0; height: 100% }</style>'
    + [...scripts.map(each => `<script src="${each}"></script>`), `<script type="module" src="${ROOM}"></script>`].join('')

async function serve(route) {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name === '') return route.fulfill({ contentType: 'text/html', body: PAGE })
    const file = name === 'book.epub' ? book : OURS.has(name) ? new URL(`./${name}`, import.meta.url)
        : new URL(scripts.includes(name) ? name : library + name, MODULES)
    const body = await readFile(file instanceof URL ? fileURLToPath(file) : file)
    return route.fulfill({ contentType: TYPES[extname(name)] ?? 'application/epub+zip', body })
}

async function perform(page, step) {
    if (step.do === 'look') await page.emulateMedia({ colorScheme: step.scheme })
    const order = [step.do, ...['file', 'with'].filter(key => key in step).map(key => step[key])]
    if (step.do === 'wait') return page.evaluate(file => room.open(file).then(() => performance.now()), step.file)
    const answer = await page.evaluate(([what, ...given]) => room[what](...given), order)
    if (step.picture) await page.screenshot({ path: step.picture })
    return answer
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
    const { width = 600, height = 800 } = JSON.parse(steps)[0] ?? {}
    const page = await browser.newPage({ viewport: { width, height } })
    const troubles = []
    page.on('pageerror', error => troubles.push(String(error)))
    await page.route(url => url.protocol !== 'blob:', route =>
        route.request().url().startsWith(HOME) ? serve(route) : route.abort())
    await page.goto(HOME)
    await page.waitForFunction(() => globalThis.room)
    await page.evaluate(() => room.enter())
    const landings = []
    for (const step of JSON.parse(steps)) landings.push(await (step.do ? perform : follow)(page, step))
    console.log(JSON.stringify({ landings, troubles }))
} finally {
    await browser.close()
}
