"""Wire services by the names that their credits use."""

import re

from streams.extract.lines import key

__all__ = ["agency_named"]

_NAMES = (
    "AA,ACN Newswire,AFP,AKIpress,AMNA,ANI,ANP,ANSA,AP,APA,ATS,Agence France-Presse,Agencia EFE,Anadolu,Anadolu Agency,"
    "Antara,Associated Press,The Associated Press,BNS,Belga,Bernama,Bloomberg,Business Wire,CNA,CTK,Canadian Press,"
    "The Canadian Press,DPA,Deutsche Presse-Agentur,EFE,EPD,Europa Press,GlobeNewswire,IANS,IRNA,Interfax,Jiji,KNA,"
    "KUNA,Keystone-SDA,Kyodo,Kyodo News,LUSA,MENAFN,MTI,NAN,NTB,Notimex,PA,PA Media,PAP,PR Newswire,PTI,Press Trust of India,"
    "Prensa Latina,Press Association,QNA,RIA Novosti,Reuters,Ritzau,SDA,SID,SPA,STT,TASS,TT,Thomson Reuters,Tanjug,"
    "UNI,UPI,Ukrinform,VNA,WAM,Xinhua,Yonhap,Zenger News"
).split(",")
_BY_KEY = {key(name): name for name in _NAMES}
#: "dpa/lnw", "MENAFN - Khaleej Times", "AFP/dpa": the first one is the service that the page got it from.
_PARTNER = re.compile(r"\s*/\s*|\s+[-–—]\s+|\s*,\s*")


def agency_named(credit: str) -> str | None:
    """Return the wire service that a credit names, as the page writes it; None where it names none."""
    name = _PARTNER.split(credit.strip(), maxsplit=1)[0].strip()
    return name if key(name) in _BY_KEY else None
