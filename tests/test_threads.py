"""Threads share rules, caches and what is loaded when first needed, and give what one gives."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.cases import CORPUS, POSTS, read_case, read_post
from wpclean import RULES, extract

THREADS = 8

# All threads begin at once, each with another post, and change over as often as can be.
RACE = """
import json, sys, threading
from wpclean import extract

posts = json.load(sys.stdin)
count = int(sys.argv[1])
articles = [None] * count
barrier = threading.Barrier(count)
sys.setswitchinterval(1e-6)

def work(number):
    own = posts[number:] + posts[:number]
    barrier.wait()
    found = [extract(post).to_json().decode() for post in own]
    articles[number] = found[len(posts) - number:] + found[:len(posts) - number]

threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
json.dump(articles, sys.stdout)
"""


def posts():
    """Give posts of every sort, the first of which need what is loaded late."""
    damaged = read_case(CORPUS / "html" / "text" / "mojibake.md").post()
    source = "<p>Six boats.</p><p>Source: <a href='https://a.example/'>The Courier</a></p>"
    residue = '<p>Six boats [vc_row a="b"] lie here (opens in a new tab).</p><p>Share this:</p>'
    whole = [read_post(path.parent) for path in sorted(POSTS.glob("*/post.json"))]
    return [damaged, {"content": source}, {"content": residue}, *whole]


def test_the_first_calls_of_a_process_may_race():
    given = posts()
    alone = [extract(post).to_json().decode() for post in given]
    done = subprocess.run(
        [sys.executable, "-c", RACE, str(THREADS)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == [alone] * THREADS


def test_threads_on_shared_rules_give_the_articles_of_one():
    given = posts()
    rules = RULES.without("toc")
    alone = [extract(post, rules=RULES.without("toc")) for post in given]
    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(lambda post: extract(post, rules=rules), given * 4)) == alone * 4
