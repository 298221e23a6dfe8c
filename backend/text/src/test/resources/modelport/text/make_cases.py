"""Writes what the tests compare with: what Python and scikit-learn make of texts.

Run with Debian's python3 (scikit-learn 1.2.1) in this folder; the same files come out every time. A larger number makes
more cases than are worth keeping: make_cases.py 20 /tmp/cases
"""

import json
import random
import re
import sys
import unicodedata
import warnings
import zlib
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer, FeatureHasher
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.feature_extraction.text import strip_accents_ascii, strip_accents_unicode

warnings.simplefilter("ignore")

TEXTS = [
    "", " ", "a", "A b", "The quick brown fox jumps over the lazy dog.", "the THE The tHe", "don't stop, can't won't",
    "Straße STRASSE straẞe Größe Übermut naïve café résumé", "über-groß; Fuß/Füße 3.14 1e-5 x_1 __init__",
    "İstanbul IĞDIR ılık ISPARTA iyi İYİ", "ΟΔΥΣΣΕΥΣ Σ ΣΑΣ ΑΣ. ΑΣ'Α Α.Σ ΜΈΓΑΣ ὈΔΥΣΣΕΎΣ", "ΑΣ\u0301 Σ\u00ad ΑΣ\u00adΒ ʰΣ AʰΣ",
    "我喜欢机器学习，因为它很有趣。今天天气很好！", "我 喜欢\u3000机器  学习", "東京タワーは高いです。ｶﾀｶﾅ カタカナ ㌔ ﾊﾟ",
    "ภาษาไทยเป็นภาษาที่สวยงาม ก็ดี", "اَلْعَرَبِيَّةُ لغة جميلة ١٢٣", "हिन्दी में लिखना अच्छा है १२३ क्षत्रिय",
    "👩‍👩‍👧‍👦 family 👍🏽 ok 🇩🇪🇫🇷 1️⃣ ❤️", "ﬁne ﬀ ﬃ ĳ Ǆ ǅ ǆ Ⅷ ⅷ ½ ² ³ ①②", "a\u00a0b\u00a0\u00a0c\u2003d\u200be",
    "nul\x00in\x00side \x00", "tabs\tand\nnew\r\nlines\x0b\x0c\x1c\x1d\x85end\n", "  lead  and   trail  ", "\n\nx\n\n\ny",
    "e\u0301 é E\u0301 É a\u0308\u0323 \u0323\u0308", "\u0301\u0301alone \u0345 ᾳ ᾼ ᾲ ΐ", "ŒUVRE œuvre Æ æ Ø ø Ł ł Đ đ ı",
    "Ａｂｃ １２３ ｆｕｌｌ　ｗｉｄｔｈ", "한국어 텍스트 분석 ㅎㅏㄴ", "Привет МИР Ёлка ё й Й", "שָׁלוֹם עולם", "𝐁𝐨𝐥𝐝 𝓼𝓬𝓻𝓲𝓹𝓽 𝟙𝟚𝟛 𐐀𐐨 𝔸",
    "K Å Ω (kelvin angstrom ohm)", "ſtreſs ſ ẛ̣", "www.example.com/path?q=1&x=2 user@mail.org #tag @you",
    "a-b-c a_b_c a.b.c a'b'c a’b’c", "x" * 60, "ab " * 20, "aa aaa aaaa aaaaa", "0 1 22 333 4444", "ﷺ ﷻ ﷽", "㍿ ㎏ ℡ ™",
    "Tiếng Việt rất đẹp Ắ ặ", "\ufeffbom zero\u200cwidth\u200djoin", "\u1e9e \u0149 \u01f0 \ufb03 \u1f80 \u1fb7",
    "printer jam on floor 3, toner low", "password reset for the VPN client", "cannot reach network drive, vpn locked",
]

LETTERS = "aabcdeéEÉßẞİıσΣςʰ'’.-_ 09١५②½我京ไṇ\u0301\u0308\u0327\u0345क्षि👍🏽\u200d\u00a0\u2003\t\n\u1680ﬁǅⅧ𐐀𝟙ſKK\u00ad\x00"

PATTERNS = [
    r"(?u)\b\w\w+\b", r"\b\w+\b", r"\w+", r"\S+", r"[^\s]+", r"[a-zA-Z]+", r"[A-Za-z']+|\d+", r"(?u)\b(\w)\w+\b",
    r"\b[a-zA-Z]{2,}\b", r"[a-z]+(?=\s+)", r"[A-Za-z0-9]+(?=\s+)", r"(?<!\S)\w+(?!\S)", r"\b(?!\d)\w+\b",
    r"\b[^\d\W]+\b", r"\w+|[^\w\s]", r"[\w']+|[.,!?;]", r"(?i)[a-z]+", r"(?i)\bs\w*", r"(?ui)\b\w*[a-z]+\w*\b", r"(?a)\w+",
    r"(?a)\b\w\w+\b", r"\w+(?:[-']\w+)*", r"(?:\w+[-.])+\w+", r"[\u4e00-\u9fff]", r"[\u4e00-\u9fff]+|\w+", r"\w{1,3}",
    r"\w{2}", r"\w{3,}?", r"\w{,2}", r"\w*", r"\d*", r"", r"x*", r"a|ab|abc", r"(a|ab)(?:c|bcd)?", r".", r"(?s).", r".+",
    r"(?m)^.+$", r"^\w+", r"\w+$", r"\w+\Z", r"\A\S+", r"\B\w", r"\w\B", r"(?<=\s)\w+", r"(?<=a)b|c", r"(?<!a)b",
    r"#\w+|@\w+", r"(?:#|@)?\w+", r"\"([^\"]*)\"|\w+", r"(\w+)@", r"(?P<word>\w+)\s", r"[-a]+", r"[a-]+", r"[]a]+",
    r"[^]a]+", r"[\]\-\\]+", r"[\w.-]+", r"\x61+", r"\u00e9|\U0001f44d", r"\0", r"[\b]|\t|\n", r"a{2}", r"a{2,3}?", r"a{,}",
    r"a{}", r"{a", r"a{x}", r"a{1", r"(?i:A)b", r"(?i)(?-i:a)B", r"(?i)ſ", r"(?i)k", r"(?i)[^k]", r"(?i)ß",
    r"(?i)ς", r"(?i)[σ-τ]+", r"(?i)İ", r"(?i)i", r"(?i)[ı]", r"(?ia)i", r"(?i)ǆ", r"(?i)ΐ", r"(?i)\u0345", r"(?i)[^\W_a]",
    r"[^\W\d_]+", r"[\W]+", r"[^\S\n]+", r"(?:ab|a)(?:bc|c)?", r"(?:a?b??)c?", r"(?:(?:a|b)|c){2,3}", r"(?=a)\w+", r"(?=(?=a).b)\w",
    r"(?!a|b)\w", r"\b", r"\b(\w)?", r"(a)|b", r"(a)?b", r"((?:ab)+)", r"(?:x(a)?)+", r"(?:a|(b))+", r"(ab?)*c", r"(a|b)+",
]


def write(name, lines):
    with open(OUT / name, "w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


# Vectorisers.


def mixed(rng):
    kind = rng.random()
    if kind < .4:
        return "".join(rng.choice(LETTERS) for _ in range(rng.randrange(40)))
    words = [w for t in rng.sample(TEXTS, 4) for w in t.split(" ")]
    return rng.choice([" ", "  ", "\n", "\u00a0", " \t"]).join(rng.sample(words, min(len(words), rng.randrange(12))))


def options(rng):
    analyzer = rng.choice(["word", "word", "word", "char", "char_wb"])
    low = rng.choice([1, 1, 1, 2, 2, 3, 4])
    high = low + rng.choice([0, 0, 1, 1, 2, 4])
    chosen = dict(
        analyzer=analyzer, ngram_range=(low, high), lowercase=rng.random() < .7,
        strip_accents=rng.choice([None, None, "ascii", "unicode"]), binary=rng.random() < .25,
    )
    if analyzer == "word":
        if rng.random() < .6:
            pattern = rng.choice([p for p in PATTERNS if re.compile(p).groups < 2])
            chosen["token_pattern"] = pattern
        elif rng.random() < .1:
            chosen["tokenizer"] = str.split
            chosen["token_pattern"] = None
        if rng.random() < .3:
            chosen["stop_words"] = rng.choice(["english", ["the", "a", "b", "über", "ἀ", "我", ""]])
    return chosen


def analysis(v):
    words = v.get_stop_words()
    stop = dict(stop_words=sorted(words) if words is not None else [])
    kind = {"char": "characters", "char_wb": "word_characters", "word": "words"}[v.analyzer]
    extra = {}
    if kind == "words":
        extra = dict(stop, pattern=v.token_pattern)
        if v.tokenizer is not None:
            kind, extra = "split_words", stop
    if extra.get("stop_words") and v.stop_words == "english":
        extra["stop_words"] = "english"
    return dict(
        lowercase=v.lowercase, accents={None: "kept"}.get(v.strip_accents, v.strip_accents), analyzer=kind,
        min_size=v.ngram_range[0], max_size=v.ngram_range[1], **extra,
    )


def vectoriser(rng, texts):
    chosen = options(rng)
    if rng.random() < .25:
        v = HashingVectorizer(n_features=rng.choice([1, 2, 7, 16, 64, 1000]), norm=None, alternate_sign=rng.random() < .7, **chosen)
        v.fit(texts)
        return v, dict(kind="hashing", binary=v.binary, alternate_sign=v.alternate_sign, analysis=analysis(v)), v.n_features
    kind = CountVectorizer
    v = kind(max_features=rng.choice([5, 15, 30]), **chosen)
    v.fit(texts)
    terms = [str(t) for t in v.get_feature_names_out()]
    return v, dict(kind="vocabulary", binary=v.binary, analysis=analysis(v), terms=terms), len(terms)


def cases(rng, count):
    while count > 0:
        texts = [rng.choice(TEXTS) if rng.random() < .5 else mixed(rng) for _ in range(6)]
        try:
            v, declared, width = vectoriser(rng, texts)
        except ValueError:
            continue  # no terms in these texts
        count -= 1
        texts += [rng.choice(TEXTS) for _ in range(3)]
        rows = []
        for row in v.transform(texts):
            rows.append([n for column, value in zip(row.indices.tolist(), row.data.tolist()) for n in (column, int(value))])
        feature = dict(input="text", target="counts", width=width, vectoriser=declared)
        yield dict(declared=dict(version=1, inputs=["text"], features=[feature]), texts=texts, rows=rows)


# Entries.


def record(rng):
    names = ["city", "t", "größe", "犬", "a=b", "", "x", "city=Oslo"]
    values = [lambda: rng.choice(["Oslo", "Bonn", "", "=", "猫", "👍"]), lambda: rng.choice([0, 1, -3, 2.5, 1e-7, 12345678901234567890, .1]),
              lambda: rng.random() < .5]
    return {name: rng.choice(values)() for name in rng.sample(names, rng.randrange(5))}


def dense(matrix):
    for row in matrix.toarray():
        yield [part for column, value in enumerate(row) if value for part in (column, "NaN" if value != value else float(value).hex())]


def entries(rng, count):
    for _ in range(count):
        rows = [record(rng) for _ in range(6)]
        form = rng.choice(["dictionary", "dict", "pair", "string"])
        if form == "dictionary":
            for row in rows:
                if rng.random() < .3:
                    row["tags"] = rng.choice([[], ["a"], ["a", "b", "a"]])
                if rng.random() < .2:
                    row["none"] = None
            separator = rng.choice(["=", ":", ""])
            v = DictVectorizer(separator=separator, sort=rng.random() < .5)
            matrix = v.fit(rows[:3] + [{"t": 1}]).transform(rows)
            declared = dict(kind="dictionary", separator=separator, terms=v.feature_names_)
            width = len(v.feature_names_)
        else:
            if form == "pair":
                rows = [list(map(list, row.items())) for row in rows]
            if form == "string":
                rows = [list(row) for row in rows]
            width = rng.choice([5, 100, 1000])
            v = FeatureHasher(n_features=width, input_type=form, alternate_sign=rng.random() < .7)
            matrix = v.transform(rows)
            declared = dict(kind="entry_hashing", entries=form, alternate_sign=v.alternate_sign)
        feature = dict(input="text", target="counts", width=width, vectoriser=declared)
        texts = [json.dumps(row, ensure_ascii=rng.random() < .5) for row in rows]
        yield dict(declared=dict(version=1, inputs=["text"], features=[feature]), texts=texts, rows=list(dense(matrix)))


# Patterns.


def atom(rng, depth):
    kind = rng.randrange(12)
    if kind < 3:
        return rng.choice(["a", "b", "c", "A", "é", "σ", "1", "_", "ſ", "k"])
    if kind < 6:
        return rng.choice([r"\w", r"\W", r"\d", r"\s", r"\S", ".", "[ab]", "[^a]", "[a-c]", r"[\w-]", r"[^\W_]", "[B-Ké]"])
    if kind < 7:
        return rng.choice([r"\b", r"\B", "^", "$", r"\A", r"\Z"])
    if kind < 8 and depth > 0:
        return rng.choice(["(?=%s)", "(?!%s)"]) % choice(rng, depth - 1).replace("(?P<g>", "(?:")
    if kind < 9:
        return rng.choice(["(?<=%s)", "(?<!%s)"]) % rng.choice(["a", "[ab]", r"\w", "ab", "a|b", r"\s"])
    if depth > 0:
        return rng.choice(["(?:%s)", "(?:%s)", "(?i:%s)", "(?P<g>%s)"]) % choice(rng, depth - 1)
    return "a"


def choice(rng, depth):
    return "|".join("".join(part(rng, depth) for _ in range(rng.randrange(1, 4))) for _ in range(rng.choice([1, 1, 2, 3])))


def part(rng, depth):
    one = atom(rng, depth)
    if rng.random() < .6:
        return one
    times = rng.choice(["*", "+", "?", "{2}", "{1,2}", "{,2}", "{2,}"]) + rng.choice(["", "", "?"])
    try:
        low, high = re._parser.parse(one.replace("(?P<g>", "(")).getwidth() if one not in (r"\b", r"\B", "^", "$", r"\A", r"\Z") else (0, 0)
    except re.error:
        return one
    return one if low == 0 else one + times


def random_pattern(rng):
    while True:
        pattern = rng.choice(["", "", "(?i)", "(?m)", "(?s)", "(?a)", "(?u)"]) + choice(rng, 2)
        if pattern.count("(?P<g>") < 2:
            return pattern.replace("(?P<g>", "(")


def findings(rng, count):
    texts = lambda: ["".join(rng.choice("aabbcAB1_ é\nσΣſkK-") for _ in range(rng.randrange(12))) for _ in range(3)]
    patterns = PATTERNS + [random_pattern(rng) for _ in range(count)]
    for pattern in patterns:
        some = texts() + ([rng.choice(TEXTS) for _ in range(3)] if pattern in PATTERNS else [])
        yield dict(pattern=pattern, texts=some, found=[re.findall(pattern, t) for t in some])


# Characters.


def ranges(has):
    found = []
    for point in range(0x110000):
        if has(chr(point)):
            if found and found[-1] == point - 1:
                found[-1] = point
            else:
                found += [point, point]
    return found


def assigned(c):
    """In Unicode 14, and of the same kind ever since: a vowel sign of Ahom has become a spacing mark."""
    return unicodedata.category(c) not in ("Cn", "Cs", "Co") and c != "\U0001171e"


def digest(strings):
    return f"{zlib.crc32(chr(10).join(strings).encode()):x}"


def characters():
    known = [chr(p) for p in range(0x110000) if assigned(chr(p))]
    yield dict(property="assigned", ranges=ranges(assigned))
    yield dict(property="word", ranges=ranges(lambda c: assigned(c) and re.match(r"\w", c) is not None))
    yield dict(property="digit", ranges=ranges(lambda c: assigned(c) and c.isdecimal()))
    yield dict(property="space", ranges=ranges(lambda c: assigned(c) and c.isspace()))
    for block in range(0, len(known), 8192):
        some = known[block:block + 8192]
        yield dict(
            first=ord(some[0]), last=ord(some[-1]),
            lower=digest([c.lower() for c in some]),
            sigma=digest([("A" + c + "Σ" + c + "A Σ" + c + "Σ" + c).lower() for c in some]),
            ascii=digest([strip_accents_ascii(c + "é") for c in some]),
            unicode=digest([strip_accents_unicode(c + "é") for c in some]),
        )


def casefolds():
    """Every pair of characters that are the same to (?i), as Python's own table has them."""
    for lower, others in sorted(re._casefix._EXTRA_CASES.items()):
        yield [lower, *others]


if __name__ == "__main__":
    import re._casefix

    factor = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    OUT = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent
    write("vectorisers.jsonl", cases(random.Random(factor), 450 * factor))
    write("entries.jsonl", entries(random.Random(factor), 100 * factor))
    write("patterns.jsonl", findings(random.Random(factor), 1000 * factor))
    write("characters.jsonl", characters())
    write("casefolds.jsonl", casefolds())
