"""Words that tell what stands around a surname: first names, titles, particles, places, abbreviations."""

from florilegium.model.letters import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


# First names that are hardly ever anything else; a surname after one of them is that person’s or a stranger’s.
FIRST_NAMES = _words("""
    Aaron Abraham Abram Achille Adam Adolf Adolph Adolphe Adrian Agnes Alan Albert Alberto Aldo Alec Alejandro
    Aleksandr Aleksandra Aleksei Alessandro Alex Alexander Alexandra Alexandre Alexei Alexis Alfonso Alfred Alfredo
    Alice Allan Allen Alphonse Ambrose Amédée Anatole Anatoli Anatoly Andre Andreas Andrei André Andrew Andrés Andy
    Angela Angelica Ann Anna Anne Annie Anselm Anthony Antoine Anton Antonia Antonio António Archibald Armand Arnold
    Arthur Artur Arturo August Auguste Augustin Augustus Barbara Barney Barry Bartolomeo Basil Ben Benedict Benito
    Benjamin Bernard Bernhard Bert Bertha Bertolt Bertram Bertrand Béla Bob Boris Brian Bruce Bruno Bryan Camille
    Carl Carla Carlo Carlos Carmen Caroline Carrie Casimir Catherine Cecil César Charles Charlie Charlotte Chris
    Christian Christina Christopher Clara Clarence Clarissa Claude Claudia Clement Clemens Clive Conrad Constance
    Cornelius Cyril Cyrus Daisy Dan Daniel Dave David Deborah Dennis Diego Dimitri Dmitri Dmitry Dolores Dominic
    Donald Dora Dorothy Douglas Duncan Dwight Ebenezer Ed Eddie Edgar Edgard Edith Edmond Edmund Eduard Eduardo
    Edward Edwin Einde Eleanor Elena Eli Elias Elisabeth Eliza Elizabeth Ella Ellen Elsa Emil Emile Emilia Emilio
    Emily Emma Emmanuel Enrico Enrique Eric Erich Erik Ernest Ernesto Ernst Erwin Esther Ethel Étienne Eugen Eugene
    Eugène Eva Eve Evelyn Fanny Farrell Felix Ferdinand Fernand Fernando Fidel Florence Floyd Francesca Francesco
    Francis Francisco François Franklin Franz Fred Freda Frederic Frederick Frédéric Friedrich Fritz Fyodor Gabriel
    Gabriele Gaston Geoffrey Georg George Georges Georgi Georgy Gerald Gerard Gerhard Gerry Gertrude Giacomo Gilbert
    Giorgio Giovanni Giuseppe Gladys Godfrey Gordon Grégoire Gregor Gregory Grigori Grigory Guido Guillaume Günter
    Gus Gustav Gustave Guy Hal Hannah Hans Harold Harriet Harry Harvey Heinrich Heinz Helen Helena Helene Henri
    Henriette Henrik Henry Herbert Herman Hermann Hilda Hilde Horace Horatio Howard Hubert Hugh Hugo Humphrey Ian
    Ignace Ignatius Ignaz Igor Ilya Ines Inessa Ira Irene Irving Isaac Isabel Isabella Isador Isaiah Isidore Israel
    Ivan Ivor Jack Jacob Jacques Jakob James Jan Jane Janet Janos János Jean Jeanne Jeannette Jefferson Jeremiah
    Jeremy Jerome Jessie Jim Jimmy Joachim Joan Joe Joel Johan Johann Johannes John Johnny Jonathan Jorge Josef
    Joseph Josephine Joshua Josiah José Juan Judith Jules Julia Julian Julio Julius Jürgen Karel Karin Karl Karla
    Kate Katherine Kathleen Keith Kenneth Klara Klaus Konrad Konstantin Kurt Lajos László Laura Laurence Lawrence
    Lazar Leah Leo Leon Leonard Leonardo Leonid Leopold Leroy Leslie Lev Lewis Lily Lionel Lloyd Lorenzo Louis
    Louisa Louise Lucia Lucien Lucy Ludwig Luigi Luis Luise Luke Luther Lydia Mabel Madeleine Manuel Marc Marcel
    Marcello Marco Margaret Margarete Maria Marie Mario Marion Marjorie Marta Martha Martin Marvin Mary Mathilde
    Matilda Matthew Maud Maurice Max Maxim Maxime Maximilian Mayer Melchior Michael Michail Michel Michele Miguel
    Mihail Mike Mikhail Milton Minnie Miriam Moisei Molly Monica Morris Mortimer Moritz Moses Murray Myra Nadezhda
    Nahum Nancy Naomi Natalia Nathan Nathaniel Ned Nell Nellie Neville Nicholas Nicola Nicolas Nicolaus Nikita
    Niklas Nikolai Nikolaus Nikolay Nina Noah Noel Nora Norman Octave Oleg Olga Oliver Orlando Oscar Oskar Osip Otto
    Ottilie Owen Pablo Palmiro Paolo Patricia Patrick Paul Paula Pauline Pavel Pedro Percy Peter Petr Phil Philip
    Philipp Philippe Phyllis Pierre Pietro Pyotr Rachel Rafael Rainer Ralph Ramón Raoul Raphael Raya Raymond Rebecca
    Reginald Reinhold René Ricardo Richard Rita Robert Roberto Roderick Rodolphe Roger Roland Rolf Romain Roman
    Ronald Rosa Rosalind Rosalie Rosmer Roy Rudolf Rudolph Rufus Rupert Russell Ruth Salvador Salvatore Sam Samuel
    Sándor Sarah Saul Seán Sebastian Serge Sergei Sergey Seymour Sheila Sholem Sidney Siegfried Sigmund Silas Simeon
    Simone Solomon Sonia Sophia Sophie Stanislas Stanislav Stanley Stefan Stella Stephan Stephen Steve Susan Susanna
    Sven Sydney Sylvia Tadeusz Ted Teresa Thaddeus Theodor Theodore Theodora Theresa Thérèse Thomas Timothy Tobias
    Tom Tommy Tony Ulrich Ulrike Umberto Upton Ursula Valentin Valerian Valeria Vasili Vasily Vera Verna Vernon
    Victor Viktor Vincent Vincenzo Vincente Virginia Vittorio Vivian Vladimir Vladislav Vyacheslav Waldo Walter
    Warren Washington Wenceslas Werner Wilbur Wilfred Wilfrid Wilhelm Willem William Willy Wilson Winifred Winston
    Wolfgang Woodrow Xavier Yakov Yuri Yvette Yvonne Zachary Zinaida Zoltán Zygmunt Émile Édouard Élie
    Stepan Semyon Semen Timofei Matvei Efim Maksim Fedor Feodor Lavrenty Kliment Anastas Yevgeny Evgeny Rodion Taras
""")
# First names that are also words or months: taken for a first name only where a record has them.
ORDINARY_FIRST_NAMES = _words("""
    Will May June April August Art Bill Dean Drew Earl Duke Faith Frank Grace Grant Hope Ivy Joy Mark Miles Pat Ray
    Rich Rob Rose Sue Dawn Major Ernest Victor Washington Wilson Jefferson Murray Gordon Roman Israel Virginia
    Florence Christian Guy Ed Eve Hal Noel Rufus Iris Ruby Pearl Violet
""")
# What printers once wrote for the commonest names.
SHORT_FIRST_NAMES = {
    "wm": "william", "chas": "charles", "geo": "george", "jas": "james", "thos": "thomas", "jno": "john",
    "robt": "robert", "saml": "samuel", "danl": "daniel", "jos": "joseph", "edw": "edward", "benj": "benjamin",
    "alex": "alexander", "fredk": "frederick", "richd": "richard", "hy": "henry",
}  # fmt: skip
WIVES = _words("Mrs Mme Madame Frau Señora Signora Lady")
WOMENS_TITLES = WIVES | _words("""
    Miss Ms Mlle Mademoiselle Fräulein Dame Baroness Countess Duchess Princess Queen Empress Sister
""")
MENS_TITLES = _words("""
    M MM Mr Messrs Monsieur Herr Signor Señor Don Sir Lord Baron Count Marquis King Emperor Tsar Czar Kaiser Prince
    Pope Father Brother Abbé Rabbi Bishop Archbishop Cardinal President Président Pt General Gen Général Colonel Col
    Major Maj Captain Capt Lieutenant Lieut Lt Sergeant Sgt Admiral Adm Marshal Maréchal
""")
WOMENS_NAMES = _words("""
    Agnes Aleksandra Alexandra Alice Amelia Angela Angelica Ann Anna Anne Annie Antonia Barbara Beatrice Bertha Betty
    Carla Carmen Caroline Carrie Catherine Charlotte Christina Clara Clarissa Claudia Constance Cora Daisy Deborah
    Dolores Dora Doris Dorothy Edith Eleanor Elena Eliza Elizabeth Elisabeth Ella Ellen Elsa Emilia Emily Emma Esther
    Ethel Eva Evgenia Fanny Florence Frances Francesca Freda Gertrude Gladys Grace Hannah Harriet Helen Helena Helene
    Henrietta Henriette Hilda Hilde Ida Ines Inessa Irene Irma Isabel Isabella Isabelle Jane Janet Jeanne Jeannette
    Jenny Jessie Joan Josephine Judith Julia Juliette Karin Karla Kate Katharina Katherine Kathleen Käthe Klara
    Krystyna Larissa Laura Leah Lena Lily Louisa Louise Lucia Lucy Luise Lydia Mabel Madeleine Margaret Margarete
    Margarethe Margarita Marguerite Maria Marie Marjorie Marta Martha Mary Mathilde Matilda Maud Mildred Millicent
    Minna Minnie Miriam Molly Monica Myra Nadezhda Nancy Naomi Natalia Natalie Nell Nellie Nina Nora Olga Olive
    Ottilie Patricia Paula Pauline Phyllis Rachel Raya Rebecca Rita Rosa Rosalie Rosalind Rose Ruth Sarah Selma Sheila
    Simone Sonia Sophia Sophie Stella Susan Susanna Suzanne Sylvia Tatiana Teresa Theodora Theresa Thérèse Ulrike
    Ursula Valeria Vera Verna Winifred Yvette Yvonne Zinaida
""")
# First names of women and men alike, and of men in one language and women in another.
COMMON_FIRST_NAMES = _words("Andrea Camille Carol Claude Dominique Evelyn Francis Jean Karel Leslie Marion Vivian")
PREPOSITIONS = _words("in at to from near of into via à de en dans vers sur par nach aus von bei")
# “M. Briand” is Monsieur Briand in English too, where the first name or the record says that he is French.
FRENCH_FIRST_NAMES = _words("""
    Alexandre Alphonse Amédée Anatole André Antoine Aristide Armand Auguste Benoît Camille Clément Edgard Edmond Édouard
    Émile Étienne Eugène Félix Fernand François Frédéric Gaston Georges Gustave Guillaume Henri Hippolyte Hubert Jacques
    Jean Joseph Jules Léon Léonce Louis Lucien Marcel Marius Maurice Maxime Michel Octave Philippe Pierre Raoul Raymond
    René Romain Stéphane Stéphen Théodore Théophile Vincent Yves
""")
FRENCH = _words("France French Frenchman Belgium Belgian Swiss")
# Surnames that are a land or a town far more often: alone they name nobody.
PLACES = _words("""
    America Argentina Austria Berlin Berne Brest Bristol Cologne Cuba Denmark Dresden England Florence Frankfurt
    France Geneva Genoa Germany Hamburg Holland Ireland Israel Italy Jordan Leipzig Lisbon London Lyon Lyons Madrid
    Milan Moscow Munich Naples Norway Paris Perm Poland Posen Prague Riga Rome Scotland Sofia Spain Sweden Tambov
    Toulouse Turin Venice Vienna Wales Warsaw Washington
""")
TITLES = WOMENS_TITLES | _words("""
    Rt Right Honourable Honorable Brig Brigadier Vice Rear Señora Signora Mr Mrs Miss Ms Messrs Dr Prof Professor
    Sir Dame Lord Lady Baron Baroness Count Countess Prince Princess King Queen Emperor Empress Tsar Czar Kaiser
    Saint St Pope Father Brother Sister Rev Reverend Rabbi Bishop Archbishop Cardinal General Gen Colonel Col Major
    Maj Captain Capt Lieutenant Lieut Lt Sergeant Sgt Admiral Adm Commander Comrade Citizen President Senator Sen
    Congressman Governor Gov Mayor Judge Justice Minister Ambassador Consul Secretary Chancellor Premier Chairman
    Deputy Chargé Delegate Marshal Marquis Abbé Monsieur Madame Mme Mlle Herr Frau Signor Señor Don Doña Jr Sr Esq Hon
""")
# Before a first name alone: “Mother Ann” for whoever is called Ann, “Sir Sydney” only for a Sir.
FAMILIAR = _words("Mother Father Brother Sister Comrade Elder Eldress")
RANKS = _words("Sir Dame Lady King Queen Prince Princess Emperor Empress Tsar Czar Kaiser Pope")
# What may be written for the title that begins a form: “Mme. Puech” for a variant “Madame Puech”.
TITLES_IN_FULL = {
    "madame": ("Mme", "Mme."), "mme": ("Madame", "Mme."), "mademoiselle": ("Mlle", "Mlle."), "doctor": ("Dr.",),
    "mrs": ("Mrs",), "general": ("Gen.",), "colonel": ("Col.",), "captain": ("Capt.",), "professor": ("Prof.",),
    "major": ("Maj.",), "saint": ("St.", "St"), "dr": ("Doctor", "Dr"), "gen": ("General",), "col": ("Colonel",),
    "capt": ("Captain",), "prof": ("Professor",), "maj": ("Major",),
}  # fmt: skip
PARTICLES = _words(
    "de da di do dos du del della der den des la le les van von vom zu zur ter ten af av bin ibn el al y d"
)
# “Lenin Prospect” and “Fort Lansing” are places.
PLACES_AFTER = _words("""
    Street Avenue Boulevard Square Road Lane Drive Court Terrace Park County Township Island Islands River Lake Bay
    Strait Straits Sound Mountains Bridge Peninsula Prospect Prospekt Straße Strasse Gasse Platz Allee Stadt Hof
    Canal City Town Hills Heights Falls Station Valley Gardens Row Crescent Embankment Harbour Harbor Hill House Hall
    Garden Castle Palace Abbey Cathedral Brothers Sisters
""")
# “The Wilson Administration” is Wilson’s, “Wilson Harris” is Harris’s.
ATTRIBUTED = _words("""
    Administration Government Cabinet Ministry Plan Doctrine Act Bill Law Amendment Tariff Treaty Pact Agreement
    Declaration Note Notes Memorandum Message Report Line Policy Committee Commission Conference Mission Delegation
    Party Group Faction Opposition School League Resolution Proposal Proposals Formula Papers
""")
MONTHS = _words("""
    January February March April May June July August September October November December
    Januar Februar März Mai Juni Juli Oktober Dezember
""")
# Beside these a month’s name is one.
AROUND_MONTHS = _words("in since until till during last next early late mid of this every st nd rd th im seit bis")
PLACES_BEFORE = _words("Fort Mount Port Cape Lake Camp Point Rue Avenue Place Boulevard Via Calle Villa Quai Hotel")
STREETS = _words("rue quai boulevard")  # in small letters too

SAINTS = _words("St Ste Saint Sainte San Santa Santo São")
# Initials that are no person’s: “in the U.S. Lenin’s pamphlets …”.
ABBREVIATIONS = _words("US USA USSR UN UK GPU OGPU CP SP AFL CIO NY DC AM PM BC AD IWW RSFSR UAW SWP CPSU PS NB IE EG")
# In French a surname alone has no article: “la France” is not Anatole France.
FRENCH_ARTICLES = _words("la le les en au aux des")
# “Part I. Lenin”: the initial is a number.
NUMBERED = _words("""
    War Part Chapter Section Volume Vol Plan Act Class Figure Fig Table Book No Nos Appendix Point Division Company
    Group Grade Vitamin Schedule Page International Congress Article Note Series Type Zone Item Case Exhibit Annex
    Form
""")
# How a Russian patronymic ends: “Ivan Nikitich Smirnov” has two first names.
PATRONYMIC = (
    "ovich", "evich", "ovitch", "evitch", "owitsch", "ewitsch", "ovna", "evna", "ilyich", "ilich", "itich", "ichna",
)  # fmt: skip
ELISIONS = _words("d l qu s n c j m t dell all dall nell sull un")
ROMAN_NUMERALS = _words("II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII")
