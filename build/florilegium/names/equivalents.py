"""First names that stand for one another: translated, shortened, or spelt a little differently."""

from collections import defaultdict

from florilegium.model.letters import fold

# One line for each name; a name may stand in several.
_GROUPS = """
    Friedrich Frederick Frederic Frédéric Fredrick Federico Fred Fritz
    Wilhelm William Guillaume Guglielmo Willem Will Willie Bill
    Karl Carl Charles Carlo Carlos Karel Charlie
    Johann John Johannes Hans
    John Jack Johnny
    Pierre Peter Pyotr Petr Piotr Pietro Pedro Pete
    Michael Michel Mikhail Michail Miguel Michele Mike
    Nicholas Nicolas Nikolai Nicolai Nikolay Nikolaus Nick
    Alexander Alexandre Aleksandr Alessandro Alexandr Alex
    Joseph Josef Giuseppe José Iosif Josif Joe
    Paul Pavel Paolo Pablo
    Henry Henri Heinrich Enrico Henrik Harry Hank
    Louis Ludwig Luigi Luis Lewis
    George Georg Georges Georgi Georgy Jorge Giorgio
    Edward Eduard Édouard Eduardo Ed Eddie Ned Ted
    James Jim Jimmy
    Robert Roberto Bob Rob Bobby
    Richard Dick Rick Riccardo Ricardo
    Thomas Tom Tommy Tomas
    Samuel Sam Sammy
    Daniel Dan Danny
    Benjamin Ben Benny
    Stephen Steven Stefan Stephan Stéphane Stéphan Étienne Steve
    Philip Phillip Philipp Philippe Phil
    Anthony Antony Anton Antoine Antonio Tony
    Andrew André Andreas Andrei Andy
    Theodore Theodor Théodore Fedor Fyodor Feodor Ted
    Leon Léon Lev Leo
    Victor Viktor Vittorio
    Julius Jules Giulio Julio
    Rudolf Rudolph Rodolphe Rodolfo
    Adolf Adolph Adolphe Adolfo
    Emil Émile Emilio
    Ernest Ernst Ernesto
    Eugene Eugen Eugène Eugenio Gene
    Francis François Franz Francisco Francesco Frank
    Alfred Alfredo Fred
    Albert Alberto Albrecht Bert
    Arthur Artur Arturo
    Constantine Konstantin Constantin
    Gregory Grigori Grigory Grigorii Grégoire
    Sergei Serge Sergey Sergius
    Vladimir Wladimir
    Dmitri Dimitri Dmitry Demetrius
    Vasili Vasily Wassily Basil
    Herman Hermann
    Morris Maurice Moritz Maurits
    Oscar Oskar
    Gustav Gustave Gustaf
    Walter Walther Walt
    Conrad Konrad
    Eric Erich Erik
    Augustus August Auguste
    Abraham Abram Abe
    Jacob Jakob Yakov Jack
    Nathaniel Nathan Nat
    Timothy Tim
    Patrick Pat
    Kenneth Ken
    Ronald Ron
    Gerald Gerry Jerry
    Leonard Len
    David Dave
    Matthew Matthias Matt
    Christopher Chris
    Lawrence Laurence Laurent Larry
    Raymond Ray
    Maximilian Max
    Vincent Vincenzo Vince
    Martin Martín Marty
    Ferdinand Fernand Fernando
    Bartholomew Bartolomeo Bart
    Elizabeth Elisabeth Eliza Betty Lizzie Elsie Bessie
    Anna Ann Anne Annie
    Mary Marie Maria Molly
    Catherine Katherine Katharine Katharina Ekaterina Kate Kitty
    Margaret Marguerite Margarete Margarita Maggie Peggy
    Helen Helene Hélène Elena Yelena Helena Nellie
    Eleanor Eleonora Ellen Nellie
    Frances Fanny Francesca
    Louise Louisa Luise
    Sophia Sophie Sofia Sonia
    Rosa Rose
    Clara Klara
    Susan Susanna Suzanne
    Dorothy Dorothea Dora Dolly
    Charlotte Lottie
    Angelica Angelika
    Natalia Natalie Natalya
"""
_LETTERS = 6  # a slip of one letter is no other name from this length on


def _in_groups() -> dict[str, set[str]]:
    others: dict[str, set[str]] = defaultdict(set)
    for line in _GROUPS.split("\n"):
        names = {fold(name) for name in line.split()}
        for name in names:
            others[name] |= names
    return dict(others)


_EQUIVALENTS = _in_groups()


def is_same_name(one: str, other: str) -> bool:
    """Whether two folded first names may be one person’s.

    >>> is_same_name("pierre", "peter"), is_same_name("friederich", "friedrich"), is_same_name("max", "friedrich")
    (True, True, False)
    """
    return one == other or other in _EQUIVALENTS.get(one, ()) or _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Whether two long names differ in one letter, left out, put in or changed, but not in the first."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LETTERS or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    place = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    return short[place + (len(short) == len(long)) :] == long[place + 1 :]
