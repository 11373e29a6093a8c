// Opens pages of a site in a headless Chromium and prints, for each, what is wrong with it.
//
//   node catalogue-room.mjs CHROMIUM ADDRESS ORDERS
//
// ORDERS is JSON: [{"page": "volumes/owls/", "scheme": "dark", "width": 320, "script": true, "axe": true, "tabs": 4,
// "type": {"into": "#q", "words": "owls", "until": "expression"}, "say": "expression"}, …]. The answer has for each: what
// axe finds, how many pixels the page is wider than the screen, what was asked of other machines, errors, targets that
// a finger would miss, where the key Tab leads, and what “say” gives in the page.

import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'

const [executablePath, address, orders] = process.argv.slice(2)
const AXE = await readFile(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function look(browser, { page: path, scheme = 'light', width = 1280, script = true, axe = false, tabs = 0, type, say }) {
    const context = await browser.newContext({
        viewport: { width, height: 800 }, colorScheme: scheme, javaScriptEnabled: script, hasTouch: width < 500,
        reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const elsewhere = [], errors = []
    page.on('request', request => request.url().startsWith(address) || request.url().startsWith('data:')
        || elsewhere.push(request.url()))
    page.on('response', response => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`))
    page.on('pageerror', error => errors.push(String(error)))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    await page.goto(address + path, { waitUntil: 'load' })
    if (type) {
        await page.fill(type.into, type.words)
        await page.waitForFunction(type.until, undefined, { timeout: 30_000 })
    }
    const found = { elsewhere, errors }
    if (axe) {
        await page.evaluate(AXE)
        const { violations } = await page.evaluate(values => globalThis.axe.run({ runOnly: { type: 'tag', values } }), RULES)
        found.axe = violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
    }
    found.wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    found.small = await page.evaluate(() => [...document.querySelectorAll('.button, nav a, .letters a')]
        .filter(each => each.getBoundingClientRect().height < 44).map(each => each.outerHTML))
    found.focus = []
    for (let n = 0; n < tabs; n++) {
        await page.keyboard.press('Tab')
        found.focus.push(await page.evaluate(() => {
            const { activeElement: at } = document, box = at.getBoundingClientRect()
            const outline = getComputedStyle(at).outlineStyle
            return { words: at.textContent.trim(), seen: outline !== 'none' && box.bottom > 0 && box.top < innerHeight }
        }))
    }
    if (say) found.said = await page.evaluate(say)
    await context.close()
    return found
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const answers = []
for (const order of JSON.parse(orders)) answers.push(await look(browser, order))
await browser.close()
console.log(JSON.stringify(answers))
