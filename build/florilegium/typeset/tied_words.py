"""The words that a line does not part from a number or a name, by language: months, units, titles, “p.”, “vol.”."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TiedWords:
    """Words as they stand in a pattern, parted by blanks.

    `before` stand before a number, `units` behind one, `titles` before a name, `leaning` before any word. With `weak`
    words, articles, prepositions and conjunctions, no line of a title should end.
    """

    months: str
    before: str
    units: str
    titles: str
    leaning: str = ""
    weak: str = ""
    marks: bool = False  # whether marks as : ; ! ? » stand behind a blank


TIED_WORDS = {
    "en": TiedWords(
        "January February March April May June July August September October November December "
        r"Jan\. Feb\. Mar\. Apr\. Jun\. Jul\. Aug\. Sept?\. Oct\. Nov\. Dec\.",
        r"[Pp]p?\. [Vv]ols?\. [Nn]os? [Nn]os?\. [Cc]h\. [Cc]haps?\. [Ff]igs?\. [Aa]rts?\. [Ss]ecs?\. "
        r"[Cc]ols?\. nn?\. ll?\. "
        r"c\. ca\. circa [Ff]ol\. fols?\. [Bb]k\. [Pp]t\. [Pp]l\. [Ss]er\. "
        "[Pp]age [Pp]ages [Vv]olume [Vv]olumes [Cc]hapter [Cc]hapters [Pp]art [Ss]ection [Aa]rticle "
        "[Nn]umber Act Scene Book "
        r"Table Figure Note A\.D\. AD",
        r"km miles? feet inch inches in\. ft\. lbs?\. oz\. cwt\. tons per percent cents? hundred thousand "
        r"million billion "
        r"dollars pounds shillings francs marks roubles rubles a\.m\. p\.m\. A\.M\. P\.M\. am pm o’clock o'clock "
        r"B\.C\. A\.D\. BC AD B\.C\.E\. BCE CE",
        r"Messrs\.? Mr\.? Mrs\.? Ms\.? Dr\.? Drs\. Prof\. Rev\. Revd Hon\. Gen\. Col\. Maj\. Capt\. Lt\. "
        r"Lieut\. Sgt\. Sen\. "
        r"Gov\. Pres\. Sir St\.? Mme\.? Mlle\.? M\. Sr\. Fr\.",
        weak="a an the of in on at to by for from with without and or nor but as into upon under over between "
        "against about after before through toward towards its his her their our my your is not no that which "
        "who whose",
    ),
    "de": TiedWords(
        r"Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
        r"Jan\. Febr?\. Apr\. Aug\. Sept?\. Okt\. Nov\. Dez\.",
        r"S\. Bd\. Bde\. Nr\. Nrn\. Jg\. H\. Abb\. Anm\. Art\. Kap\. Sp\. Bl\. Abs\. Ziff\. Taf\. um ca\. ab "
        "Seite Seiten Band Nummer Heft Kapitel Teil Paragraph Artikel Akt",
        r"Prozent Mark Pfennig Gulden Taler Franken Rubel Tausend Mill\. Millionen Milliarden Uhr Meter "
        r"Kilometer Zoll Fuß "
        r"Pfund Zentner Tonnen v\. n\. ff?\.",
        r"Hr\. Hrn\. Herr Herrn Frau Frl\. Fräulein Dr\. Prof\. Gen\. St\. Hl\. hl\.",
        r"z\. d\. u\. i\. s\. o\. v\. a\. m\. geb\. gest\. vgl\.",
        weak="der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur in im "
        "an am auf aus bei beim mit nach über unter vor für gegen durch um als wie ohne sein seine ihr "
        "ihre nicht",
    ),
    "fr": TiedWords(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
        r"janv\. févr\. avr\. juil\. sept\. oct\. nov\. déc\.",
        r"pp?\. vol\. t\. n° nos? n[oº]s? ch\. chap\. fig\. art\. col\. f° fol\. l\. v\. vers page pages tome "
        r"volume numéro "
        "chapitre article livre acte scène partie",
        "pour heures h francs F centimes livres sous roubles marks mètres kilomètres tonnes mille millions "
        "milliards cent",
        r"MM?\. Mme Mmes Mlle Mlles Mgr Dr Pr Me St Ste Saint Sainte",
        marks=True,
        weak="le la les un une des du de d’ l’ et ou ni mais à au aux en dans sur sous par pour avec sans "
        "contre vers chez entre son sa ses leur leurs",
    ),
    "es": TiedWords(
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
        r"págs?\. pp?\. vols?\. t\. núms?\. n\.º nº cap\. caps\. fig\. art\. col\. c\. ca\. hacia página "
        r"páginas tomo número "
        "capítulo artículo",
        "por pesetas pesos reales metros kilómetros toneladas mil millones",
        r"Sr\. Sra\. Srta\. Sres\. D\. Dña\. Dr\. Dra\. don doña San Santa",
        weak="el la los las un una unos unas de del a al y e o u ni en con sin por para sobre contra entre "
        "hacia desde su sus",
    ),
    "it": TiedWords(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        r"pp?\. voll?\. t\. nn?\. cap\. capp\. fig\. art\. col\. ca\. c\. pagina pagine tomo volume numero "
        r"capitolo articolo",
        "per lire metri chilometri tonnellate mila milioni miliardi",
        r"Sig\. Sigg\. Sig\.ra Dott\. Prof\. On\. San Santa",
        weak="il lo la i gli le un uno una di del della dei delle da dal a al alla e o in nel nella con su "
        "per tra fra contro suo sua",
    ),
    "ru": TiedWords(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        r"с\. стр\. т\. тт\. № гл\. ст\. кн\. ч\. вып\. рис\. п\.",
        r"г\. гг\. в\. вв\. р\. руб\. коп\. тыс\. млн млрд м км кг т верст пуд\. пудов",
        r"т\. тов\. г\. гр\. проф\. д-р",
        "[ВвКкСсУуОоИиАаЯя]",
        weak="а без в во для до за и из или к ко на над не ни о об от по под при про с со у через между против",
    ),
    "pl": TiedWords(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        r"s\. t\. nr rozdz\. art\. ryc\. ok\.",
        r"r\. w\. zł gr mln mld tys\. proc\.",
        r"p\. dr prof\. ks\. św\. tow\.",
        "[AaIiOoUuWwZz]",
        weak="a bez dla do i lub na nad nie o od po pod przed przez przeciw u w we z za ze",
    ),
}
