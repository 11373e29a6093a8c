// The page inside the browser: one open book, and what a reader sees of it.

import './view.js'
import { FootnoteHandler } from './footnotes.js'

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
    landing: () => Promise.race([landing, pause(PATIENCE).then(() => ({ trouble: 'led nowhere' }))]),
    where(href) {
        const id = decodeURIComponent(href.split('#')[1] ?? '')
        const { doc, index } = shown()
        const element = id ? doc.getElementById(id) : doc.body
        const { page, pages } = view.renderer
        return {
            href, id, page, pages, file: fileOf(index), element: element?.localName ?? null,
            text: element?.textContent ?? '', visible: Boolean(element) && visible(element),
        }
    },
}
