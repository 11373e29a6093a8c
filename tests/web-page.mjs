// Opens HTML files in a headless Chromium as readers do, looks at each with axe, and prints what it saw.
//
//   node web-page.mjs CHROMIUM ORDERS
//
// ORDERS is JSON: [{"file": "/book.html", "dark": false, "width": 1280, "axe": true, "pdf": "/book.pdf"}, …]. Nothing
// but the file itself is fetched; what the page asks for beyond it is told. The answer is JSON, a list of the same
// length: addresses asked for, what went wrong, faces loaded, by how much the page is too wide, violations.

import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [executablePath, orders] = process.argv.slice(2)
const AXE = await readFile(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

async function violations(page) {
    await page.evaluate(AXE)
    const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }))
    return found.violations.map(({ id, nodes }) => ({ id, places: nodes.map(({ html }) => html.slice(0, 200)) }))
}

async function look(browser, { file, dark = false, width = 1280, axe = false, pdf = '' }) {
    const context = await browser.newContext({
        viewport: { width, height: 800 }, colorScheme: dark ? 'dark' : 'light', bypassCSP: axe,
    })
    const page = await context.newPage()
    const home = pathToFileURL(file).href
    const asked = [], troubles = []
    page.on('pageerror', error => troubles.push(String(error)))
    page.on('console', message => message.type() === 'error' && troubles.push(message.text()))
    await page.route('**/*', route => {
        const url = route.request().url()
        if (url === home || url.startsWith('data:')) return route.continue()
        asked.push(url)
        return route.abort()
    })
    await page.goto(home)
    await page.evaluate(() => document.fonts.ready)
    const seen = await page.evaluate(() => ({
        faces: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
        pictures: [...document.images].filter(({ naturalWidth }) => naturalWidth > 0).length,
        tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ground: getComputedStyle(document.documentElement).backgroundColor,
    }))
    if (pdf) await page.pdf({ path: pdf, preferCSSPageSize: true })
    const answer = { asked, troubles, ...seen, violations: axe ? await violations(page) : [] }
    await context.close()
    return answer
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
    const answers = []
    for (const order of JSON.parse(orders)) answers.push(await look(browser, order))
    console.log(JSON.stringify(answers))
} finally {
    await browser.close()
}
