// The page inside the browser: one open book in epub.js, and what a reader sees of it. It answers as reading-room.js does.

import { cutOff, faint } from './seeing.js'

let book, rendition
let own = '' // the reader’s style

const contents = () => rendition.getContents()[0]
const frame = () => contents().document.defaultView.frameElement.getBoundingClientRect()
const stage = () => document.querySelector('.epub-container').getBoundingClientRect()
const here = () => rendition.currentLocation()
const fileOf = href => href.split('#')[0].split('/').pop()

function visible(element) {
    const own = element.getClientRects()[0]
    if (!own) return false
    const [left, top] = [own.x + frame().x, own.y + frame().y]
    return left >= stage().left - 1 && left < stage().right && top >= stage().top - 1 && top < stage().bottom
}

async function settled() {
    const { document: doc } = contents()
    await doc.fonts.ready
    await Promise.all([...doc.images].map(each => each.decode().catch(() => {})))
}

async function visit(href) {
    const before = contents()?.document
    try {
        await rendition.display(href)
        if (contents().document !== before) {
            await settled()
            await rendition.display(href) // it does not keep the place while faces and pictures come
        }
    } catch (error) {
        return { trouble: String(error) }
    }
    return room.where(href)
}

function* flat(lines) {
    for (const { href, label, subitems } of lines) {
        yield { href, link: label.trim() }
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
        document.body.innerHTML = '<div id="stage" style="height: 100vh"></div>'
        book = ePub(await (await fetch('book.epub')).arrayBuffer())
        rendition = book.renderTo('stage', { width: innerWidth, height: innerHeight, spread: 'none' })
        rendition.hooks.content.register(opened => { if (own) opened.addStylesheetCss(own, 'own') })
        await rendition.display()
    },
    async open(file) { await rendition.display(file) },
    async walk() {
        const screens = []
        await rendition.display(book.spine.first().href)
        for (let last = ''; ; await rendition.next()) {
            const { start, end, atEnd } = here()
            if (end.cfi !== last) screens.push({ file: fileOf(start.href), page: start.displayed.page, pages: end.displayed.total })
            if (atEnd || end.cfi === last) break
            last = end.cfi
        }
        return { screens, last: visible([...contents().document.querySelectorAll('p')].at(-1)) }
    },
    async contents() {
        await book.loaded.navigation
        return visitAll(flat(book.navigation.toc))
    },
    async pages(every) {
        await book.loaded.pageList
        const label = ({ href, page }) => Number.isNaN(page) ? href.split('#page-')[1] : String(page) // roman ones it cannot read
        const lines = book.pageList.pageList.map(each => ({ href: each.href, link: label(each) }))
        return { count: lines.length, landings: await visitAll(lines.filter((_, place) => place % every === 0)) }
    },
    async tour(file, selector) {
        await rendition.display(file)
        const links = [...contents().document.querySelectorAll(selector)]
        const pressed = links.map(each => ({
            href: new URL(each.getAttribute('href'), `epub:/${file}`).href.replace(/^epub:\/+/, ''), link: each.textContent,
            entry: each.closest('[id^="entry-"]')?.id ?? '',
        }))
        // in the order of the files, so that no document is opened twice
        for (const each of [...pressed].sort((a, b) => fileOf(a.href) < fileOf(b.href) ? -1 : 1)) Object.assign(each, await visit(each.href))
        return pressed
    },
    async look(file, { size, style }) {
        own = style
        contents().addStylesheetCss(own, 'own')
        rendition.themes.fontSize(`${size}%`)
        await rendition.display(file)
        const { document: doc } = contents()
        await settled()
        const screen = { width: rendition.manager.layout.delta, height: stage().height }
        return { cut: cutOff(doc, screen), faint: faint(doc, 'rgb(255, 255, 255)') }
    },
    where(href) {
        const id = decodeURIComponent(href.split('#')[1] ?? '')
        const { document: doc } = contents()
        const element = id ? doc.getElementById(id) : doc.querySelector('h1')
        const { href: file, displayed } = here().start
        return {
            href, id, page: displayed.page, pages: displayed.total, file: fileOf(file), element: element?.localName ?? null,
            text: element?.textContent ?? '', visible: Boolean(element) && visible(element),
        }
    },
}
