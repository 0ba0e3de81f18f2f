"""One piece of news in many languages, and the encodings that pages in these were written in."""

__all__ = ["ENCODED", "TEXTS", "page"]

TEXTS = {
    "ru": (
        "Паромная линия между островом и городом снова откроется в первую "
        "неделю марта, сообщило в понедельник утром управление порта. Рыбаки и "
        "учителя, которые каждый день ездят на остров, ждали этого решения два "
        "года."
    ),
    "uk": (
        "Поромна лінія між островом і містом знову відкриється першого тижня "
        "березня, повідомило в понеділок управління порту. Рибалки та вчителі, "
        "які щодня їздять на острів, чекали на це рішення два роки."
    ),
    "ar": (
        "قالت هيئة الميناء صباح يوم الاثنين إن خط العبارة بين الجزيرة والمدينة "
        "سيعود إلى العمل في الأسبوع الأول من شهر مارس. وكان الصيادون والمعلمون "
        "الذين يسافرون إلى الجزيرة كل يوم ينتظرون هذا القرار منذ عامين."
    ),
    "pl": (
        "Linia promowa między wyspą a miastem zostanie ponownie otwarta w "
        "pierwszym tygodniu marca, poinformował w poniedziałek rano zarząd "
        "portu. Rybacy i nauczyciele, którzy codziennie jeżdżą na wyspę, "
        "czekali na tę decyzję dwa lata."
    ),
    "cs": (
        "Trajektová linka mezi ostrovem a městem bude znovu otevřena v prvním "
        "březnovém týdnu, oznámila v pondělí ráno správa přístavu. Rybáři a "
        "učitelé, kteří denně jezdí na ostrov, čekali na toto rozhodnutí dva "
        "roky."
    ),
    "el": (
        "Η γραμμή του πορθμείου μεταξύ του νησιού και της πόλης θα ανοίξει ξανά "
        "την πρώτη εβδομάδα του Μαρτίου, ανακοίνωσε τη Δευτέρα το πρωί η "
        "διοίκηση του λιμανιού. Οι ψαράδες και οι δάσκαλοι περίμεναν την "
        "απόφαση δύο χρόνια."
    ),
    "he": (
        "קו המעבורת בין האי לעיר ייפתח מחדש בשבוע הראשון של חודש מרץ, הודיעה "
        "ביום שני בבוקר הנהלת הנמל. הדייגים והמורים שנוסעים לאי מדי יום חיכו "
        "להחלטה הזאת שנתיים."
    ),
    "tr": (
        "Ada ile şehir arasındaki feribot hattı mart ayının ilk haftasında "
        "yeniden açılacak, liman yönetimi pazartesi sabahı duyurdu. Her gün "
        "adaya giden balıkçılar ve öğretmenler bu kararı iki yıldır bekliyordu."
    ),
    "th": (
        "การท่าเรือแถลงเมื่อเช้าวันจันทร์ว่าเส้นทางเรือข้ามฟากระหว่างเกาะกับตัวเมืองจะเปิดให้บริการอีกครั้งในสัปดาห์แรกของเดือนมีนาคม "
        "ชาวประมงและครูที่เดินทางไปเกาะทุกวันรอการตัดสินใจนี้มาสองปีแล้ว"
    ),
    "zh": (
        "港务局周一上午表示，连接岛屿和城市的渡轮航线将于三月第一周重新开通。每天往返岛上的渔民和教"
        "师等待这一决定已经两年了。市长说，新的码头将在春天完工，票价保持不变。"
    ),
    "tw": (
        "港務局週一上午表示，連接島嶼和城市的渡輪航線將於三月第一週重新開通。每天往返島上的漁民和教"
        "師等待這一決定已經兩年了。市長說，新的碼頭將在春天完工，票價保持不變。"
    ),
    "ja": (
        "港湾局は月曜日の朝、島と市を結ぶフェリー航路が三月の第一週に再開されると発表した。毎日島に"
        "通う漁師や教師たちは、この決定を二年間待っていた。市長は新しい桟橋が春に完成すると述べた。"
    ),
    "ko": (
        "항만 당국은 월요일 아침 섬과 도시를 잇는 여객선 노선이 삼월 첫째 주에 "
        "다시 열린다고 밝혔다. 매일 섬으로 출퇴근하는 어부와 "
        "교사들은 이 결정을 이 년 동안 기다려 왔다. 시장은 새 부두가 봄에 완공될 것이라고 말했다."
    ),
    "lt": (
        "Keltų linija tarp salos ir miesto vėl bus atidaryta pirmąją kovo "
        "savaitę, pirmadienio rytą pranešė uosto direkcija. Žvejai ir "
        "mokytojai, kurie kasdien važinėja į salą, šio sprendimo laukė dvejus "
        "metus."
    ),
    "fr": (
        "La ligne de ferry entre l’île et la ville rouvrira la première semaine "
        "de mars, a annoncé lundi matin la direction du port. Les pêcheurs et "
        "les enseignants, qui se rendent chaque jour sur l’île, attendaient "
        "cette décision depuis deux années."
    ),
    "de": (
        "Die Fährlinie zwischen der Insel und der Stadt wird in der ersten "
        "Märzwoche wieder eröffnet, teilte die Hafenverwaltung am Montagmorgen "
        "mit. Fischer und Lehrer, die täglich auf die Insel fahren, hatten zwei "
        "Jahre auf diese Entscheidung gewartet; für sie sei das „eine große "
        "Erleichterung“."
    ),
    "en": (
        "The ferry line between the island and the town will open again in the "
        "first week of March, the harbour board’s chairman said on Monday. “We "
        "waited two years for this,” he said – and the fishermen did too."
    ),
    "vi": (
        "Tuyến phà giữa hòn đảo và thành phố sẽ mở lại vào tuần đầu tiên của "
        "tháng Ba, ban quản lý cảng cho biết vào sáng thứ Hai. Ngư dân và giáo "
        "viên đi lại mỗi ngày đã chờ quyết định này hai năm."
    ),
}
#: Language and encoding, by the label that pages bear.
ENCODED = [
    ("ru", "windows-1251"),
    ("ru", "koi8-r"),
    ("ru", "iso-8859-5"),
    ("ru", "cp866"),
    ("uk", "windows-1251"),
    ("uk", "koi8-u"),
    ("ar", "windows-1256"),
    ("ar", "iso-8859-6"),
    ("pl", "iso-8859-2"),
    ("pl", "windows-1250"),
    ("cs", "iso-8859-2"),
    ("cs", "windows-1250"),
    ("el", "iso-8859-7"),
    ("el", "windows-1253"),
    ("he", "windows-1255"),
    ("tr", "iso-8859-9"),
    ("th", "windows-874"),
    ("zh", "gb18030"),
    ("zh", "gbk"),
    ("zh", "gb2312"),
    ("tw", "big5"),
    ("ja", "shift_jis"),
    ("ja", "euc-jp"),
    ("ja", "iso-2022-jp"),
    ("ko", "euc-kr"),
    ("lt", "windows-1257"),
    ("fr", "windows-1252"),
    ("de", "windows-1252"),
    ("en", "windows-1252"),
]


def page(language: str, head: str = "") -> str:
    """Return a page of a text that nothing else says the language of."""
    text = TEXTS[language]
    article = f"<article><h1>{text[:40]}</h1><p>{text}</p><p>{text}</p></article>"
    menu = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
    head = f"<head>{head}<title>{text[:40]}</title></head>"
    return f"<!DOCTYPE html><html>{head}<body>{menu}{article}</body></html>"
