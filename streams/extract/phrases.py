"""The words by which a page's furniture is known, in the languages that most news is written in.

Every pattern is for one line, and bounded: no repetition stands within another.
"""

import re

__all__ = [
    "ADVERTISEMENT", "COMMENTS", "COOKIES", "COPYRIGHT", "DISCLAIMER", "ERROR", "LEGAL", "NAVIGATION",
    "NEWSLETTER", "READ_ALSO", "SHARE", "STATUS",
]  # fmt: skip


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE)


#: An HTTP status standing for a line: "403", "Error 404", "HTTP 500 Internal Server Error".
STATUS = _any(
    r"(?:http )?(?:status )?(?:error|fehler|erreur)?:? ?[45]\d\d(?: error)?[ :–—-]{0,3}(?:bad request|unauthori[sz]ed|forbidden|"
    r"(?:page )?not found|gone|too many requests|internal server error|bad gateway|service unavailable|gateway time-?out)?[.!]{0,3}"
)
#: A sentence that only a page which failed would say.
ERROR = _any(
    r"\bpage (?:that )?(?:you (?:were|are|have|'re) ?(?:looking|requested|trying)|(?:you )?requested)",
    r"\b(?:page|article|url|content|story) (?:you .{0,40})?(?:could not|cannot|can't|can’t|couldn't|couldn’t) be (?:found|displayed|loaded)",
    r"\b(?:page|url|content) (?:was )?not found\b",
    r"\b(?:page|article) (?:does not|doesn't|doesn’t|no longer) exists?\b",
    r"^(?:sorry|oops|whoops|uh[- ]oh|error|fehler|erreur|perd[oó]n|lo sentimos|ups|hoppla)\b[ !.,…:]{0,4}(?:an error (?:has )?occurred.{0,20})?$",
    r"\bsomething went wrong\b",
    r"^(?:access denied|forbidden|not found|bad gateway|service unavailable|internal server error)[.!]?$",
    r"\byou (?:don't|don’t|do not) have permission to (?:access|view)\b",
    r"\b(?:enable|turn on) javascript\b",
    r"\b(?:verify|checking) (?:that )?(?:you are human|your browser)\b",
    r"\bseite (?:wurde )?(?:leider )?(?:nicht gefunden|existiert nicht)|\bseite konnte (?:leider )?nicht gefunden",
    r"\bp[aá]gina (?:que .{0,40})?(?:no (?:fue |ha sido )?encontrada|no (?:se ha encontrado|existe)|n[aã]o (?:foi )?encontrada)",
    r"\bpage (?:est )?introuvable|\bpage (?:que vous .{0,40})?n['’]existe (?:pas|plus)",
    r"\bpagina (?:non trovata|niet gevonden)",
)
NAVIGATION = _any(
    r"(?:skip|jump|go) to (?:the )?(?:main )?(?:content|navigation)",
    r"(?:toggle|main|primary)? ?(?:navigation|menu)",
    r"home(?:page)?|startseite|inicio|accueil|search|suche(?:n)?|buscar|rechercher|close|schlie(?:ß|ss)en|cerrar|fermer",
    r"(?:sign|log) ?(?:in|up|out)|register|my account|subscribe(?: now)?|abonnieren|suscr[ií]b(?:ete|ase)|s['’]abonner|anmelden|registrieren",
    r"back to (?:top|home.{0,20})|nach oben|previous(?: article)?|next(?: article)?|load more|show more|see all|view all|more|latest news",
    r"about(?: us)?|contact(?: us)?|imprint|impressum|datenschutz|privacy(?: policy)?|terms(?: (?:of|and) .{0,20})?|sitemap|faq|aviso legal|mentions l[eé]gales",
)
SHARE = _any(
    r"(?:share|tweet|post|send|print|save|copy|e-?mail|pin|like|follow|teilen|drucken|merken|compartir|imprimir|partager|condividi)"
    r"(?: (?:this|the|now|it|us|on|via|by|link|article|story|page|post|a|to|artikel|facebook|twitter|x|whatsapp|e-?mail|friend|en|sur|auf|por)){0,6}",
    r"facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|instagram|youtube|flipboard|messenger|tiktok|bluesky|mastodon|threads|copy link|link|rss|\d{1,4} shares?",
)
COOKIES = _any(
    r"\b(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,80}\buses? .{0,20}cookies\b",
    r"\bcookies\b.{0,120}\b(?:accept|agree|consent|preferences|policy)\b.{0,80}\b(?:you|our|we|your)\b",
    r"\b(?:accept|manage|reject) (?:all )?cookies\b|\bcookie (?:policy|settings|preferences|notice)\b",
    r"\b(?:wir|diese (?:web)?seite|unsere partner)\b.{0,60}\bcookies\b|\balle(?: cookies)? akzeptieren\b",
    r"\b(?:utilizamos|usamos|utilizza|nous utilisons|utilise des) .{0,40}cookies\b",
)
NEWSLETTER = _any(
    r"^(?:please )?(?:sign up|subscribe|register)\b.{0,120}\b(?:newsletters?|inbox|alerts?|briefing|updates|free|today|now)\b",
    r"^(?:get|receive)\b.{0,120}\b(?:in|to) your (?:inbox|e-?mail)\b|\b(?:delivered|straight) (?:straight )?to your inbox\b",
    r"^(?:our |free |the )?newsletters?$|^enter your e-?mail\b|^your e-?mail address\b",
    r"^(?:jetzt )?(?:unseren |den )?newsletter\b.{0,60}(?:abonnieren|bestellen|anmelden)|^suscr[ií]b(?:ete|ase)\b.{0,80}(?:bolet[ií]n|newsletter)|^inscrivez-vous\b.{0,80}newsletter",
)
READ_ALSO = _any(
    r"(?:read|see|watch|listen) (?:also|more|next|now|related)\b",
    r"also (?:read|see|on)\b",
    r"(?:related|recommended|trending|popular|most read|more)(?: (?:articles?|stories|story|news|posts?|topics?|content|links?|reading|coverage|on this topic|from .{1,40}))?:?$",
    r"(?:related|recommended|don['’]t miss|more on this|click here|you (?:may|might) also (?:like|be interested in))\b.{0,10}:",
    r"you (?:may|might) also (?:like|be interested in)\b",
    r"lesen sie (?:auch|hier|mehr|dazu)|mehr (?:zum thema|dazu|aus)\b|das k[oö]nnte sie auch interessieren|auch interessant|siehe auch",
    r"(?:lea|lee|leer|ver) (?:tambi[eé]n|m[aá]s)|(?:te|le) puede interesar|m[aá]s (?:informaci[oó]n|noticias)\b|noticias relacionadas|notas relacionadas",
    r"(?:[aà] )?lire (?:aussi|[eé]galement)|[aà] lire\b.{0,10}:|sur le m[eê]me (?:sujet|th[eè]me)|leggi anche|leia (?:tamb[eé]m|mais)|lees ook",
)  # fmt: skip
ADVERTISEMENT = _any(
    r"(?:- )?(?:advertisements?|ad|ads|sponsored(?: content)?|promoted|paid content)(?: -)?",
    r"(?:story|article) continues (?:below|after) (?:this )?(?:ad|advertisement)|continue reading(?: below)?|scroll to continue.{0,30}",
    r"anzeige|werbung|publicidad|publicit[eé]|pubblicit[aà]|advertentie|reklam[ea]",
)
COMMENTS = _any(
    r"(?:\d{1,6} |no |add |view |show |all |reader |see |write a |leave a |post a |join the )?comments?(?: section)?(?: ?\(\d{1,6}\)| ?: ?\d{1,6}| \d{1,6})?",
    r"leave a (?:comment|reply)|be the first to comment|join the (?:conversation|discussion)|add (?:your|a) comment|what do you think\?",
    r"comments (?:are|have been) (?:closed|disabled).{0,30}|(?:log|sign) in to (?:post a )?comment.{0,20}",
    r"(?:\d{1,6} |keine )?kommentare?(?: ?\(\d{1,6}\))?(?: schreiben)?|(?:\d{1,6} |deja un |sin )?comentarios?(?: ?\(\d{1,6}\))?|(?:\d{1,6} |aucun )?commentaires?(?: ?\(\d{1,6}\))?|commenti(?: ?\(\d{1,6}\))?",
)
#: The head of a disclaimer, a line of its own or the first words of its paragraph.
DISCLAIMER = _any(
    r"(?:legal )?disclaimer|legal notice|important (?:notice|disclosure)s?|forward[- ]looking statements",
    r"haftungsausschluss|rechtlicher hinweis|aviso legal|descargo de responsabilidad|avertissement l[eé]gal|clause de non-responsabilit[eé]",
)
#: Words of disclaimers. One alone may stand in news about a court; several in one paragraph do not.
LEGAL = _any(
    r"\bas[- ]is\b", r"\bwarrant(?:y|ies)\b", r"\bliab(?:le|ility)\b", r"\b(?:accept|assume|bear)s?\b.{0,20}\bresponsib", r"\baccuracy\b",
    r"\bcompleteness\b", r"\breliability\b", r"\b(?:not|nor) constitute\b", r"\b(?:investment|financial|legal|professional|medical) advice\b",
    r"\b(?:complaints?|copyright) (?:or|and) (?:complaints?|copyright)\b", r"\bcopyright issues\b", r"\brights reserved\b",
    r"\b(?:reproduced|republished|rewritten|redistributed|rebroadcast)\b", r"\bviews (?:and opinions )?expressed\b", r"\bdo(?:es)? not (?:necessarily )?(?:reflect|represent)\b",
    r"\binformation (?:contained|provided) (?:in|on|herein|by)\b", r"\bkindly contact\b", r"\bfor informational purposes\b", r"\bown risk\b", r"\blegality\b",
    r"\bhaftung\b", r"\bgewähr\b", r"\brichtigkeit\b", r"\bvollständigkeit\b", r"\bresponsabilidad\b", r"\bgarant[ií]as?\b", r"\bexactitud\b", r"\bresponsabilit[eé]\b",
)  # fmt: skip
COPYRIGHT = _any(
    r"(?:©|\(c\)|copyright\b).{0,200}",
    r".{0,120}\b(?:all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits r[eé]serv[eé]s)\b.{0,40}",
)
