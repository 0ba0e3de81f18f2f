"""Made-up pages in the skeletons that common systems write: whose text, title and authors are known.

Each `SYSTEM.html` is the body of such a page, with `$inner` where the article's own HTML goes.
"""
