"""Words of a name that is not inverted told by their sound: Chinese, Vietnamese and Korean ones, the surname first."""

import re

from florilegium.model.letters import fold
from florilegium.names.proposals.given_names import KNOWN_FIRST_NAMES
from florilegium.names.proposals.lexicon import ALL_TITLES
from florilegium.names.proposals.usage import Usage
from florilegium.names.words import SPACE, Words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The commonest surnames, in the usual transcriptions.
_SURNAMES = _words("""
    bai cai cao chai chan chang chao chen cheng chi chia chiang chien chin chou chow chu cui deng ding dong du duan fan
    fang feng fu gao geng gong gu guan guo han hao he ho hou hsiao hsieh hsu hsueh hu hua huang ji jia jiang jin kang
    kao ku kuan kung kuo lai lei li liang liao lien lin liu lo long lu luo ma mao meng mo nie ouyang pai pan pang peng
    pi qian qiao qin qiu qu ren shao shen shi shih shu song su sun sung tai tan tang tao teng tien ting tsai tsao tseng
    tso tu tuan tung wan wang wei wen weng wu xi xia xiang xiao xie xin xiong xu xue yan yang yao ye yeh yen yi yin ying
    yu yuan yue yun zeng zhang zhao zheng zhong zhou zhu zhuang zou
    bui cao dang dao dinh do duong hoang huynh lam le luong ly ngo nguyen pham phan phung ta to ton tran trinh truong
    vo vu
    ahn an bae baek cha cho choe choi chun chung hong hwang im jang jeon jeong jo kang kim kwon lee min moon nam noh oh
    paek pak park rhee ryu seo shin sin sohn son yi yim yoon
""")
_CHINESE = (
    r"(?:[csz]h|t[sz]|hs|[bcdfghjklmnpqrstwxyz])?"
    r"(?:a(?:i|ng?|o)?|e(?:i|ng?|rh?|h)?|i(?:a(?:o|ng?)?|eh?|en|ng?|u|ong|ung)?|o(?:ng?|u)?"
    r"|u(?:a(?:i|ng?|n)?|ei|eh|i|n|ng|o)?)"
)
_TWO = re.compile(rf"{_CHINESE}(?:['’]?{_CHINESE})?")  # Duxiu
_ONE = re.compile(
    r"(?:ng|nh|gi|qu|[cghkpst]h|tr|[bcdghjklmnprstvwxy])?[aeiouwy]{1,3}(?:ch|ng|nh|[cklmnpt])?"
)  # Chi, Minh


def is_eastern(words: Words, first: int, last: int, usage: Usage) -> bool:
    """Whether the words, from the surname on, are a name as “Ho Chi Minh”, “Chen Duxiu” or “Kim Il Sung”."""
    places = range(first + 1, last + 1)
    if not 1 <= len(places) <= 3 or fold(words.words[first]) not in _SURNAMES:
        return False
    if any(words.joint(place) != SPACE or not words.words[place].istitle() for place in places):
        return False
    names = [fold(words.words[place]) for place in places]
    if all(usage.is_ordinary(words.words[place]) for place in places) or not ALL_TITLES.isdisjoint(names):
        return False
    if len(names) == 1:
        return names[0] not in KNOWN_FIRST_NAMES and bool(_TWO.fullmatch(names[0])) and len(names[0]) > 2
    return all(_ONE.fullmatch(name) for name in names)
