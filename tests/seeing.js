// What a reader sees of a document that stands in columns, one to a screen: what is cut off, and what is too faint.

const FAINTEST = 4.5 // contrast of text with its ground (WCAG 2.2, 1.4.3)
const HAIR = 1 // pixels that rounding may cost
const AIR = 1 / 8 // of the height of a line: room for accents, which may stand out of a tight line at the head of a screen

// The pieces of text and the pictures that a reader is to see, each with its element and the rectangles of its lines.
function* shown(doc) {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const isText = node.nodeType === Node.TEXT_NODE
        if (isText ? !node.data.trim() : !['img', 'svg'].includes(node.localName)) continue
        const element = isText ? node.parentElement : node
        if (doc.defaultView.getComputedStyle(element).clipPath !== 'none') continue // for those who hear the book
        const range = doc.createRange()
        range.selectNode(node)
        yield { element, isText, rects: isText ? [...range.getClientRects()] : [element.getBoundingClientRect()] }
    }
}

// Whether a rectangle lies on one screen: screens are `width` wide, one beside the other, and `height` high.
const isWhole = (rect, { width, height }) => Math.floor((rect.left + HAIR) / width) === Math.ceil((rect.right - HAIR) / width) - 1
    && rect.top >= -rect.height * AIR && rect.bottom <= height + rect.height * AIR

// Whether a box around the element hides what lies beyond its edges, and so the rectangle.
function isHidden(element, rect) {
    for (let box = element; box && box !== box.ownerDocument.body; box = box.parentElement) {
        if (box.ownerDocument.defaultView.getComputedStyle(box).overflow === 'visible') continue
        const { left, right, top, bottom } = box.getBoundingClientRect()
        if (rect.left < left - HAIR || rect.right > right + HAIR || rect.top < top - HAIR || rect.bottom > bottom + HAIR) return true
    }
    return false
}

export function cutOff(doc, screen) {
    const found = []
    for (const { element, rects } of shown(doc)) {
        const bad = rects.find(rect => rect.width > HAIR && rect.height > HAIR && (!isWhole(rect, screen) || isHidden(element, rect)))
        if (bad) found.push(`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 30)}`)
    }
    return found
}

function channels(colour) {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number)
    return { rgb: [red, green, blue], alpha }
}

function luminance(rgb) {
    const [red, green, blue] = rgb.map(each => each / 255).map(each =>
        each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
}

// The text that is too faint on its ground; `paper` is the colour of the page where no element has one of its own.
export function faint(doc, paper) {
    const found = []
    const style = element => doc.defaultView.getComputedStyle(element)
    for (const { element, isText } of shown(doc)) {
        if (!isText) continue
        let ground = element
        while (ground && !channels(style(ground).backgroundColor).alpha) ground = ground.parentElement
        const { rgb } = channels(ground ? style(ground).backgroundColor : paper)
        if (contrast(channels(style(element).color).rgb, rgb) < FAINTEST)
            found.push(`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 30)}`)
    }
    return found
}
