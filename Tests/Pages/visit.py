"""What a website does behind its visitors' backs."""

from checks import ask
from conftest import POLICY, open_page


def complaints(browser, server, addresses, act=None, change=None):
    """Messages of the console, requests to others, a weaker policy, and what stays in the browser.

    `act` does something on the last page. `change` is the end of an address and a function of its response and text:
    it plants a defect.
    """
    found = []
    page = open_page(browser)
    page.on("console", lambda message: found.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    page.on("request", lambda request: None if request.url.startswith((server, "data:")) else found.append(f"asked: {request.url}"))
    if change:
        ending, plant = change
        page.route(lambda url: url.startswith(server) and url.endswith(ending), lambda route: fulfill(route, plant))
    for address in addresses:
        response = page.goto(server + address)
        if response.headers.get("content-security-policy") != POLICY:
            found.append("another policy")
    if act:
        act(page)
    page.wait_for_load_state("networkidle")
    found += [f"stored: {name}" for name in ask(page, "stored")]
    found += [f"cookie: {cookie['name']}" for cookie in page.context.cookies()]
    page.context.close()
    return found


def fulfill(route, plant):
    response = route.fetch()
    headers, text = plant(dict(response.headers), response.text())
    route.fulfill(response=response, headers=headers, body=text)
