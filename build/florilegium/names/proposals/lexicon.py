"""Words around a name that tell whether it is that of a person: what persons do, are and have."""

from florilegium.model.letters import fold
from florilegium.names.lexicon import SAINTS, TITLES


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


# What is said, thought and done by persons, as it stands directly before or after a name.
SAYING = _words("""
    said says say wrote writes write replied replies answered answers asked asks declared declares remarked
    remarks explained explains argued argues insisted insists observed observes exclaimed cried shouted
    whispered added continued continues concluded concludes maintained maintains pointed stated states reported
    reports quoted quotes told tells thought thinks believed believes knew knows felt feels hoped hopes feared
    fears wished wishes remembered remembers forgot forgets laughed smiled nodded urged urges taught teaches
    admitted admits confessed promised promises proposed proposes warned warns wired cabled telegraphed informs
    dit dirait écrit écrivait écrivit répond répondit répondait déclare déclara déclarait ajoute ajouta pense
    pensait croit croyait raconte raconta sagte sagt schrieb schreibt meinte antwortete erklärte disse scrisse
    dijo escribió
""")
# Verbs that stand before a place as well: “telegraphed Vologda”.
TO_PLACES = _words("""
    stated states reported reports wired cabled telegraphed informs added continued continues maintained knew
    knows
""")
LIVING = _words("""
    died dies lived lives married marries resigned resigns arrived arrives returned returns retired fled spoke
    speaks sat stood rose himself herself personally whose who whom née aged mourut naquit vint arriva partit
    lui-même qui dont starb
""")
# “Lenin’s death”: what persons have.
OF_PERSONS = _words("""
    death life birth opinion opinions view views speech speeches letter letters wife widow husband son sons
    daughter mother father brother sister family friend friends collaborators collaborator disciples followers
    lieutenant reply answer question words word writings works book books pamphlet pamphlets article articles
    poem poems novel novels essay essays biography autobiography mistress murder assassination arrest execution
    trial removal resignation appointment successor predecessor secretary mind brain heart face eyes hand hands
    head body grave tomb funeral name career leadership leader genius personality character crimes crime mistake
    mistakes theory theories maxim dictum doctrine interview telegram despatch dispatch note statement house
    home room office studio adherents henchmen persecution lips voice ability incapacity status role ideas
    teachings policy
""")
# What is done by persons: “written by Ingersoll”.
MAKERS = _words("""
    led written signed edited founded headed commanded drafted composed translated quoted cited interviewed
    addressed proposed advocated appointed murdered assassinated executed betrayed elected succeeded replaced
    dictated uttered spoken painted told invented discovered greeted presided delivered introduced seconded
    moved formulated expressed described defended attacked denounced received owned raised built
""")
# What persons are.
PERSONS = _words("""
    heroes hero leaders leader men comrades comrade writers writer generals general collaborators poets poet
    authors author thinkers philosophers statesmen politicians ministers delegates members friends others
    colleagues disciples martyrs rebels historians economists novelists scholars revolutionaries revolutionists
    agents officers officials novelist philosopher historian economist statesman scholar critic editor painter
    composer successor predecessor named called helpers rivals allies opponents persons people traitors
    renegades helmsman dramatist essayist head chief premier envoy champion hangman strategist scientist
    inventor explorer preacher reformer agitator orator lawyer doctor pupil nephew uncle cousin
""")
# “in Moscow”: hardly ever before a person.
LOCATIVE = _words("""
    in at near into throughout across around outside inside via entire à en aux vers depuis nach
""")
DETERMINERS = _words("""
    the a an this these those our their your my his her its every each no some any all both such many most few
    several other another le la les un une des ces ce cette nos vos leurs der die das den dem ein eine einen
""")
TOWARDS = _words("against under versus contra contre gegen unter")
CONJUNCTIONS = _words("and or nor & et ou und oder y e")
# Words that open sentences or make titles; a single page may have none of them in small letters.
ORDINARY = _words("""
    a about above according after again against ah all almost already also although always am among amongst an
    and another any anyone are as at away be because been before behind being below beneath besides between
    beyond both but by can cannot certainly come could day days dear despite did do does done down during each
    either else enough even ever every everyone everything except few finally first five following for four from
    further gentlemen go good great had half has have having he hear hence her here hers herself high him
    himself his how however i if in indeed inside instead into is it its itself just last late later least less
    let like little long look low many may meanwhile might mine more moreover most mr much must my myself nay
    near neither never nevertheless new next no nobody none nor not nothing notwithstanding now o of off often
    oh old on once one only or order other others otherwise our ours out outside over own part people perhaps
    please point rather right said same say second see seen several shall she short should since sir six so some
    somebody someone something sometimes soon still strange such surely take ten than that the their them then
    there therefore these they thing things third this those though three through throughout thus till time to
    today together tomorrow too toward towards truly two under unless unlike until up upon us very was we well
    were what whatever when whence whenever where whereas wherever whether which while who whoever whole whom
    whose why will with within without would yes yesterday yet you young your yours zero amid around along
    across owing regarding concerning whilst hitherto hereafter nowadays hardly scarcely doubtless consequently
    accordingly similarly likewise naturally obviously evidently apparently fortunately unfortunately suddenly
    eventually originally formerly recently previously namely viz ibid idem cf op cit society committee congress
    union party government council court house church army navy fleet office department board bank company club
    league association federation institute university college school library museum press journal review times
    news gazette tribune herald star telegraph post magazine chronicle record act bill law treaty war peace
    revolution republic empire kingdom state states nation national royal imperial international central general
    assembly parliament senate commons lords cabinet ministry commission conference convention constitution
    street road square avenue hall hotel theatre park bridge station river lake sea ocean mountain mountains
    island islands bay cape gulf strait north south east west northern southern eastern western city town
    village county province district colony front corps regiment division brigade battalion staff command
    headquarters book books chapter section volume number page pages edition vol introduction preface contents
    appendix note notes editor author translator archive index marxism socialism communism capitalism democracy
    liberty labour labor workers worker working socialist communist catholic protestant christian jew jews
    christians catholics protestants je tu il elle nous vous ils elles mon ton son ma ta sa mes tes ses notre
    votre leur mais donc ni car que qui quoi dont où quand comme si puis ensuite enfin alors ainsi aussi avec
    sans pour par dans chez entre sur sous après avant pendant depuis voici voilà oui non cher chère madame
    monsieur mademoiselle lettre hier demain aujourd ich du er sie es wir ihr und oder aber wenn weil dass nicht
    auch noch nur schon mit ohne von vom zu zum zur bei nach
""")
# What is said of persons only, even where the name is an ordinary word: “Mr Power”.
PERSONAL_TITLES = _words("""
    Mr Mrs Miss Ms Messrs Dr Prof Professor Sir Dame Comrade Mme Mlle Herr Frau Rev Monsieur
""")
# Degrees and memberships.
AFTER_NAMES = _words("""
    MP MPs TD BL KC QC MA BA MD LLD PhD TC PC JP PLG RDC UDC SJ OP DSO VC Esq Jr Sr TCD FRS LLB DL CB KCB MC
""")
RANK_WORDS = _words("general secretary lieutenant vice deputy")
_MORE_TITLES = _words("""
    Alderman Councillor Canon Monsignor Mgr Dean Duke Duchess Earl Marquis Marquess Marchioness Viscount
    Viscountess Provost Abbé Abbot Prior Pastor Sheriff Commissar Commissioner Marshal Maréchal Général Colonel
    Commandant Commodore Brother MM Mons Baronne Comte Comtesse Duc Duchesse Princesse Marquise Vicomte Maître
    Lieutenant-Colonel Grand-Duke Hauptmann Oberst Kamerad Genosse Camarade Citoyen Compañero Tovarishch
    Messieurs Inspector Constable Private Corporal Major-General Nurse Squire Maire Amiral Chargé Attaché
    Counselor Delegate Mother Uncle Aunt Chevalier Gräfin Graf
""")
ALL_TITLES = (TITLES | _MORE_TITLES) - SAINTS
# After these “de” begins a name: “Madame de Staël”, but “Président de la Chambre”.
NOBLE = PERSONAL_TITLES | _words(
    "M MM Baron Baronne Comte Comtesse Duc Duchesse Prince Princesse Marquis Marquise Vicomte Lord"
)
SURNAME_ENDS = (
    "ov", "ev", "eff", "off", "sky", "ski", "skii", "skiy", "evich", "ovich", "ich", "vitch", "enko", "tchenko",
    "chuk", "yan", "shvili", "adze", "stein", "mann", "berg", "feld", "thal", "heim", "baum", "son", "ssen",
    "sen", "opoulos", "escu", "ez", "ini", "etti", "elli", "ucci", "kin", "lin", "nin", "hin", "zin", "tin",
    "oux", "eau", "ault", "iev", "eyev",
)  # fmt: skip
SURNAME_BEGINNINGS = ("Mac", "Mc", "O’", "O'", "Fitz")
