"""`klartext serve`, started for a test and ended with it."""

import contextlib
import http.client
import os
import pathlib
import re
import signal
import subprocess
import time

from conftest import KLARTEXT, TODAY


class Preview:
    def __init__(self, process, log, port, base):
        self.process, self.log, self.port = process, log, port
        self.origin = f"http://127.0.0.1:{port}"
        self.address = self.origin + base

    def get(self, path="/", method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer

    def output(self):
        return self.log.read_text(encoding="utf-8")

    def output_until(self, pattern):
        """What the terminal shows, as soon as something is in it."""
        for _ in range(300):
            if re.search(pattern, self.output()):
                return self.output()
            time.sleep(0.1)
        raise AssertionError(self.output())

    def stop(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=10)


@contextlib.contextmanager
def preview(project, *arguments, port="0", inside=(), environment=None):
    """The preview of a project, at a free port unless another is wanted; it always ends.

    `inside` is a command that runs the preview in surroundings of its own.
    """
    log = pathlib.Path(str(project).rstrip("/") + ".serve.log")
    command = [*inside, str(KLARTEXT), "serve", "--project", str(project), "--today", TODAY, *arguments]
    with open(log, "w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command + (["--port", port] if port else []), stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})})
    try:
        for _ in range(600):
            text = log.read_text(encoding="utf-8")
            found = re.search(r"(?:Vorschau|Preview): +http://127\.0\.0\.1:(\d+)(\S*)\n(?:.*\n)*(?:Beenden|End):", text)
            if found:
                break
            assert process.poll() is None, text
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.1)
        yield Preview(process, log, int(found[1]), found[2])
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
