"""The names that CSL 1.0.2 has for types of works and for what is known of them (appendices III and IV)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _words(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage"
)
NAMES = _words(
    "author chair collection-editor compiler composer container-author contributor curator director editor"
    " editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer"
    " original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
DATES = _words("accessed available-date event-date issued original-date submitted")
TEXTS = _words(
    "annote archive archive-place archive_collection archive_location authority call-number citation-key citation-label"
    " collection-title container-title container-title-short dimensions division DOI event event-place event-title"
    " genre"
    " ISBN ISSN jurisdiction language license medium original-publisher original-publisher-place original-title"
    " part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale section source"
    " status title title-short URL volume-title"
)
NUMBERS = _words(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number"
    " number-of-pages number-of-volumes page page-first part-number printing-number supplement-number version volume"
    " year-suffix"
)
# What other programs write into CSL-JSON and no style prints.
PASSED_OVER = frozenset(("abstract", "keyword", "note", "custom", "categories", "system_id", "journalAbbreviation"))
PARTS_OF_NAMES = _words(
    "family given literal suffix dropping-particle non-dropping-particle comma-suffix static-ordering parse-names"
)
