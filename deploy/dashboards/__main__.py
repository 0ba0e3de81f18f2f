"""Write the dashboards."""

from deploy.dashboards import FOLDER, written

for name, text in written().items():
    (FOLDER / name).write_text(text, encoding="utf-8")
