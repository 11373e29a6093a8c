// The page inside the browser: one open book, and what a reader sees of it.

import './view.js'
import { FootnoteHandler } from './footnotes.js'
import { cutOff, faint } from './seeing.js'

const PATIENCE = 8000 // milliseconds for a click to lead somewhere
const REST = 200 // milliseconds without a movement after which the page has come to rest
const notes = new FootnoteHandler()
let view, landing

// A note needs a place in the page before it is drawn; it is drawn when its text stands there.
notes.addEventListener('before-render', ({ detail: { view: note } }) => document.body.append(note))
notes.addEventListener('render', ({ detail }) => notes.onnote?.(detail))

const shown = () => view.renderer.getContents()[0]
const fileOf = index => view.book.sections[index].id.replace(/^EPUB\//, '')
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))

// Waits until the page has stopped turning.
async function rest() {
    await shown()?.doc.fonts.ready
    for (let last = '', since = Date.now(); Date.now() - since < REST; await pause(20)) {
        const content = shown()
        const { x, y } = content?.doc.defaultView?.frameElement?.getBoundingClientRect() ?? {}
        const now = [content?.index, x, y].join()
        if (now !== last) [last, since] = [now, Date.now()]
    }
}

// The rectangle of an element on the screen: the text stands in a frame that is scrolled sideways by whole pages.
function rectangle(element) {
    const frame = element.ownerDocument.defaultView.frameElement.getBoundingClientRect()
    const own = element.getClientRects()[0]
    return own && new DOMRect(own.x + frame.x, own.y + frame.y, own.width, own.height)
}

function visible(element) {
    const rect = rectangle(element)
    return Boolean(rect) && rect.left >= 0 && rect.top >= 0 && rect.left < innerWidth && rect.top < innerHeight
}

async function goTo(target) {
    await view.goTo(target)
    await rest()
}

// Presses a link without following it: what it says, whose entry it belongs to, and where it would lead.
function press(link) {
    let href = ''
    const stay = event => {
        href = event.detail.href
        event.preventDefault()
    }
    view.addEventListener('link', stay, { once: true })
    link.click()
    view.removeEventListener('link', stay)
    return { href, link: link.textContent, entry: link.closest('[id^="entry-"]')?.id ?? '' }
}

async function visit(href) {
    const before = shown()?.doc
    const resolved = href && await view.goTo(href)
    if (!resolved) return { trouble: 'led nowhere' }
    if (shown().doc !== before) await rest()
    const seen = room.where(href)
    if (seen.visible) return seen
    await rest()
    return room.where(href)
}

function* flat(lines) {
    for (const { href, label, subitems } of lines ?? []) {
        yield { href, link: label }
        yield* flat(subitems)
    }
}

async function visitAll(lines) {
    const landings = []
    for (const line of lines) landings.push({ ...line, ...await visit(line.href) })
    return landings
}

const room = globalThis.room = {
    async enter() {
        view = document.createElement('foliate-view')
        document.body.append(view)
        await view.open(await (await fetch('book.epub')).blob().then(blob => new File([blob], 'book.epub')))
        await goTo(0)
    },
    open: file => goTo(`EPUB/${file}`),
    // Turns to the page with the first such link; gives the middle of it, null where there is none.
    async bringIntoView(selector) {
        for (const note of document.querySelectorAll('foliate-view + foliate-view')) note.remove()
        const { doc, index } = shown()
        const link = doc.querySelector(selector)
        if (!link) return null
        if (!visible(link)) {
            await view.renderer.goTo({ index, anchor: () => link })
            await rest()
        }
        const rect = rectangle(link)
        return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
    },
    // Makes ready to see where the next click leads: to a page of the book, or to a note that opens above it.
    expect(popup) {
        landing = new Promise(arrived => {
            view.addEventListener('link', event => {
                const { href } = event.detail
                if (popup) notes.handle(view.book, event)?.catch(error => arrived({ href, trouble: String(error) }))
                else setTimeout(() => rest().then(() => arrived(room.where(href))), REST)
            }, { once: true })
            notes.onnote = ({ view: note, type }) => {
                const text = note.renderer.getContents()[0].doc.body.textContent.trim()
                arrived({ popup: true, type, text })
            }
        })
    },
    // Presses every such link of a document, and goes where the reading system would go for each. The places are visited
    // in the order of the book, so that no document is opened twice; the answers come in the order of the links.
    async tour(file, selector) {
        await room.open(file)
        const pressed = [...shown().doc.querySelectorAll(selector)].map(press)
        const indexOf = async href => (href && await view.resolveNavigation(href))?.index ?? 0
        const ways = await Promise.all(pressed.map(async each => [await indexOf(each.href), each]))
        for (const [, each] of ways.sort(([one], [other]) => one - other)) Object.assign(each, await visit(each.href))
        return pressed
    },
    // Turns every page from the first to the last: of each the document, its number there, and how many there are.
    async walk() {
        const screens = []
        const { renderer } = view
        await goTo(0)
        for (let last = ''; ; await renderer.next()) {
            const { index } = shown()
            const now = [index, renderer.page].join()
            if (now === last) break
            last = now
            screens.push({ file: fileOf(index), page: renderer.page, pages: renderer.pages - 2 }) // two stay blank
        }
        return { screens, last: visible([...shown().doc.querySelectorAll('p')].at(-1)) }
    },
    // Goes where each line of the contents leads, and where some of the pages of the print edition begin.
    contents: () => visitAll(flat(view.book.toc)),
    async pages(every) {
        const lines = [...flat(view.book.pageList)]
        return { count: lines.length, landings: await visitAll(lines.filter((_, place) => place % every === 0)) }
    },
    // Looks at a whole document in type of this size (in per cent) and with a style of the reader's own.
    async look(file, { size, style }) {
        view.renderer.setStyles(`html { font-size: ${size}%; color-scheme: light dark; } ${style}`)
        await room.open(file)
        const { doc } = shown()
        await doc.fonts.ready
        await rest()
        const screen = { width: view.renderer.size, height: doc.documentElement.clientHeight }
        const dark = matchMedia('(prefers-color-scheme: dark)').matches
        return { cut: cutOff(doc, screen), faint: faint(doc, dark ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)') }
    },
    landing: () => Promise.race([landing, pause(PATIENCE).then(() => ({ trouble: 'led nowhere' }))]),
    where(href) {
        const id = decodeURIComponent(href.split('#')[1] ?? '')
        const { doc, index } = shown()
        const element = id ? doc.getElementById(id) : doc.querySelector('h1')
        const { page, pages } = view.renderer
        return {
            href, id, page, pages, file: fileOf(index), element: element?.localName ?? null,
            text: element?.textContent ?? '', visible: Boolean(element) && visible(element),
        }
    },
}
