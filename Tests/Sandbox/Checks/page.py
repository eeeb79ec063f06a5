"""The sandbox's page in a headless Chromium shows a purchase with lost answers, takes faults by a click, and shows hostile text as text.

    python3 Tests/Sandbox/Checks/page.py SANDBOX PROGRAM

PROGRAM is buy-once of Tests/Consumers/Quickstart. Needs selenium from PyPI, and Debian's chromium and chromium-driver.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from sandbox import TOKEN, running

HOSTILE = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>"


def browser():
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]:
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def until(what, check, seconds=30):
    end = time.time() + seconds
    while time.time() < end:
        if value := check():
            return value
        time.sleep(0.1)
    raise SystemExit(f"page: {what}: did not come")


def status(sandbox, method, path, body=None, headers=None):
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", **(headers or {})}
    request = urllib.request.Request(f"http://127.0.0.1:{sandbox.port}{path}", body and body.encode(), headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def main():
    program = sys.argv[2]
    with running() as sandbox, tempfile.TemporaryDirectory() as folder:
        page = browser()
        try:
            page.get(f"http://127.0.0.1:{sandbox.port}/_page")
            text = lambda selector: page.find_element(By.CSS_SELECTOR, selector).text
            rows = lambda: page.execute_script(
                "return [...document.querySelectorAll('#requests tr')].map(row => ({kind: row.className, key: row.dataset.key,"
                " cells: [...row.cells].map(cell => cell.textContent)}))")
            until("the title", lambda: text("#title") == "HeloData sandbox")

            page.find_element(By.ID, "path").send_keys("/orders")
            for count in (1, 2):
                page.find_element(By.CSS_SELECTOR, "[data-fault='reset-after']").click()
                until("a waiting fault", lambda: text("#waiting").count("reset-after for /orders") == count)
            environment = {**os.environ, "HELODATA_TOKEN": TOKEN, "HELODATA_URL": sandbox.base}
            subprocess.run([program, os.path.join(folder, "key")], env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)
            bought = until(
                "three attempts", lambda: [row for row in rows() if "POST /v1/orders" in row["cells"][2]][2:] and rows())
            attempts = [row for row in bought if "POST /v1/orders" in row["cells"][2]]
            attempts = until("their ends", lambda: (found := [row for row in rows() if "POST /v1/orders" in row["cells"][2]]) and
                             "answered" in found[-1]["kind"] and found)
            assert len({row["key"] for row in attempts}) == 1 and attempts[0]["key"], attempts
            assert [row["cells"][4] for row in attempts] == ["1", "2", "3"], attempts
            assert ["lost" in row["kind"] for row in attempts] == [True, True, False], attempts
            orders = until("one order", lambda: page.find_elements(By.CSS_SELECTOR, "[data-name='orders'] tbody tr"))
            assert len(orders) == 1, [order.text for order in orders]
            print("a purchase with two lost answers: three attempts with one key, one order")

            field = page.find_element(By.ID, "path")
            field.clear()
            page.find_element(By.CSS_SELECTOR, "[data-fault='503']").click()
            until("a waiting fault", lambda: text("#waiting") == "503")
            assert status(sandbox, "GET", "/v1/isp/inventory") == 503
            assert status(sandbox, "GET", "/v1/isp/inventory") == 200
            until("the refused request", lambda: [row for row in rows() if "refused" in row["kind"] and row["cells"][5] == "503 (503)"])
            print("a fault set by a click is met by the next request, and by no other")

            status(sandbox, "POST", "/v1/orders?" + urllib.request.quote(HOSTILE), HOSTILE, {"Idempotency-Key": HOSTILE})
            until("the hostile request", lambda: [row for row in rows() if row["key"] == HOSTILE and row["cells"][6] == HOSTILE])
            assert not page.find_elements(By.CSS_SELECTOR, "#requests img, #requests script, #state img, #state script")
            assert page.title == "HeloData sandbox", page.title
            print("hostile text in key, path and body stays text")

            assert status(sandbox, "POST", "/_page/faults", '{"fault": "503"}', {"Content-Type": "text/plain"}) == 400
            assert status(sandbox, "GET", "/_page", headers={"Host": "evil.example"}) == 403
            assert TOKEN not in page.page_source
            print("other pages set no faults, and no credential is shown")
        finally:
            page.quit()


main()
