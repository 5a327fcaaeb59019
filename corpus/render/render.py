#!/usr/bin/env python3
"""Render the block sources in `corpus/blocks` with a real WordPress and keep its REST answers.

    python corpus/render/render.py                       # all of them
    python corpus/render/render.py tables long-feature   # these; the site is the same

Needs `apt-get` with a Debian mirror, `npm`, `dpkg`, `unzip` and some 300 MB.
Nothing is installed: packages are unpacked into a build folder outside the
repository.  WordPress is unmodified, has no network, and answers on 127.0.0.1
only, from a server that ends with this script.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BLOCKS = HERE.parent / "blocks"
POSTS = HERE.parent / "posts"

HOST = "blog.example"
THEME = "twentytwentyfive"
WORDPRESS = [
    f"{package}/sid"
    for package in ("wordpress", f"wordpress-theme-{THEME}", "php-getid3", "libphp-phpmailer")
]
PHP = [f"php8.2-{part}" for part in ("cli", "common", "gd", "mbstring", "sqlite3", "xml")]
SQLITE = "@wp-playground/cli@3.1.56"
"""The package that carries the SQLite drop-in; a version on npm never changes."""

EXTENSIONS = [
    *("ctype", "dom", "exif", "fileinfo", "gd", "iconv", "mbstring", "pdo", "pdo_sqlite", "posix"),
    *("simplexml", "sqlite3", "tokenizer", "xml", "xmlreader", "xmlwriter"),
]

VOLATILE = [
    (rb'(data-secret=\\?"|[?&]secret=)[0-9A-Za-z]{10}', rb"\1"),
    (rb'(imageId&quot;:&quot;|data-wp-key=\\?")[0-9a-f]{13}', rb"\1"),
]
"""What differs from run to run though nothing has changed: random keys of embeds and lightboxes."""


def run(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a command, fail with what it said, and give its output."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        text=True,
        capture_output=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def private_apt(build: Path) -> dict[str, str]:
    """Give apt-get lists of its own, from the mirror that this machine uses, and no root."""
    apt = build / "apt"
    for folder in ("lists/partial", "cache/archives/partial", "debs"):
        (apt / folder).mkdir(parents=True, exist_ok=True)
    (apt / "status").touch()
    sites = run("apt-get", "indextargets", "--format", "$(SITE)").split()
    mirror = next((site for site in sorted(set(sites)) if "security" not in site), None)
    if mirror is None:
        raise SystemExit("apt-get knows no Debian mirror; run apt-get update first")
    key = "/usr/share/keyrings/debian-archive-keyring.gpg"
    (apt / "sources.list").write_text(
        "".join(f"deb [signed-by={key}] {mirror} {suite} main\n" for suite in ("bookworm", "sid"))
    )
    user = "root" if os.geteuid() == 0 else ""
    (apt / "apt.conf").write_text(
        f'Dir::Etc::sourcelist "{apt}/sources.list"; Dir::Etc::sourceparts "/dev/null";\n'
        f'Dir::State "{apt}"; Dir::State::status "{apt}/status"; Dir::Cache "{apt}/cache";\n'
        f'Acquire::Languages "none"; APT::Sandbox::User "{user}";\n'
    )
    return {"APT_CONFIG": str(apt / "apt.conf")}


def fetch(build: Path) -> None:
    """Download and unpack PHP, WordPress, its theme and the SQLite drop-in."""
    apt = private_apt(build)
    run("apt-get", "-qq", "update", env=apt)
    debs = build / "apt" / "debs"
    run("apt-get", "-qq", "download", *WORDPRESS, *PHP, cwd=debs, env=apt)
    for deb in sorted(debs.glob("*.deb")):
        run("dpkg", "-x", deb, build / ("php" if deb.name.startswith("php8") else "debian"))
    run("npm", "pack", "--silent", SQLITE, cwd=build)
    (tarball,) = build.glob("*.tgz")
    run("tar", "xzf", tarball, "package/sqlite-database-integration.zip", cwd=build)
    run("unzip", "-qo", "package/sqlite-database-integration.zip", "-d", "sqlite", cwd=build)


def php_command(build: Path) -> list[str]:
    """Give the command of the unpacked PHP, with the extensions WordPress needs."""
    (modules,) = (build / "php" / "usr" / "lib" / "php").glob("2*")
    settings = [
        f"extension_dir={modules}",
        *(f"extension={name}" for name in EXTENSIONS),
        "memory_limit=512M",
        "date.timezone=UTC",
        "display_errors=0",
    ]
    (build / "php.ini").write_text("\n".join(settings) + "\n")
    return [str(build / "php/usr/bin/php8.2"), "-n", "-c", str(build / "php.ini")]


def make_site(build: Path, php: list[str]) -> Path:
    """Lay out WordPress with the drop-in, install it and fill it from the block sources."""
    site = build / "site"
    shutil.rmtree(site, ignore_errors=True)
    source = build / "debian" / "usr" / "share" / "wordpress"
    for link in source.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()  # to the system's configuration and script packages, which are not here
    shutil.copytree(source, site)
    for stray in ("wp-config.php", ".htaccess"):
        (site / stray).unlink(missing_ok=True)
    shutil.copy(HERE / "wp-config.php", site)
    content = site / "wp-content"
    for folder in ("plugins", "mu-plugins", "uploads", "database"):
        (content / folder).mkdir(exist_ok=True)
    shutil.copy(HERE / "oembed.php", content / "mu-plugins")
    plugin = content / "plugins" / "sqlite-database-integration"
    shutil.copytree(build / "sqlite" / "plugin-sqlite-database-integration", plugin)
    drop_in = (plugin / "db.copy").read_text()
    drop_in = drop_in.replace("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", str(plugin))
    drop_in = drop_in.replace("{SQLITE_PLUGIN}", "sqlite-database-integration/load.php")
    (content / "db.php").write_text(drop_in)
    print(run(*php, HERE / "install.php", site).strip())
    print(run(*php, HERE / "seed.php", site, BLOCKS, THEME).strip())
    return site


@contextlib.contextmanager
def serve(site: Path, php: list[str], log: Path) -> Iterator[str]:
    """Serve the site on a free port of this machine for as long as the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    with log.open("w") as out:
        server = subprocess.Popen([*php, "-S", address, "-t", str(site)], stdout=out, stderr=out)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                get(f"http://{address}/readme.html")
                break
            time.sleep(0.1)
        yield f"http://{address}/wp-json/wp/v2"
    finally:
        server.terminate()
        server.wait()


def get(url: str) -> bytes:
    """Ask as a visitor of the site does; its name goes in the header, so no port is in any link."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(url, headers={"Host": HOST}), timeout=120) as answer:
        return answer.read()


def steady(body: bytes) -> bytes:
    """Give the answer without its random keys, to compare it by."""
    for pattern, same in VOLATILE:
        body = re.sub(pattern, same, body)
    return body


def keep(slug: str, body: bytes) -> None:
    """Write `post.json` as WordPress sent it, unless only random keys have changed."""
    json.loads(body)
    path = POSTS / slug / "post.json"
    if path.exists() and steady(path.read_bytes()) == steady(body):
        print(f"  {slug}: the same")
        return
    print(f"  {slug}: {'changed' if path.exists() else 'new'}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def capture(api: str, ids: dict[str, int], posts: list[dict[str, Any]]) -> None:
    """Write the posts; one with a password is asked for without and with it."""
    get(f"{api}/posts?per_page=100")  # the first answer fills the cache of embeds
    for post in posts:
        slug = post["slug"]
        url = f"{api}/posts/{ids[slug]}"
        keep(slug, get(f"{url}?_embed=1" if post.get("embed") else url))
        if "password" in post:
            query = urllib.parse.urlencode({"password": post["password"]})
            keep(f"{slug}-unlocked", get(f"{url}?{query}"))


def main() -> None:
    """Render the posts named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("slug", nargs="*", help="posts to write; all where none is named")
    parser.add_argument(
        "--build",
        type=Path,
        default=Path(tempfile.gettempdir()) / "wpclean-wordpress",
        help="folder for the packages and the site (default: %(default)s)",
    )
    options = parser.parse_args()
    manifest = json.loads((BLOCKS / "manifest.json").read_text("utf-8"))
    unknown = set(options.slug) - {post["slug"] for post in manifest}
    if unknown:
        raise SystemExit(f"not in {BLOCKS / 'manifest.json'}: {', '.join(sorted(unknown))}")

    build = options.build.resolve()
    build.mkdir(parents=True, exist_ok=True)
    done = build / "fetched"
    if not done.exists():
        print(f"fetching packages into {build}")
        fetch(build)
        done.touch()
    php = php_command(build)
    site = make_site(build, php)
    ids = json.loads((site / "ids.json").read_text())
    wanted = [post for post in manifest if not options.slug or post["slug"] in options.slug]
    with serve(site, php, build / "server.log") as api:
        capture(api, ids, wanted)


if __name__ == "__main__":
    main()
