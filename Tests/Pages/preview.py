"""`klartext serve`, started for a test and ended with it."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess

from conftest import KLARTEXT, TODAY


class Preview:
    def __init__(self, process, address, log):
        self.process, self.address, self.log = process, address, log

    def output(self):
        return pathlib.Path(self.log).read_text(encoding="utf-8")

    def stop(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=30)


@contextlib.contextmanager
def preview(project, *arguments):
    """The preview of a project; gives where it is to be seen."""
    log = pathlib.Path(str(project).rstrip("/") + ".serve.log")
    with open(log, "w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [str(KLARTEXT), "serve", "--project", str(project), "--today", TODAY, "--port", "0", *arguments],
            stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "LC_ALL": "C.UTF-8"})
    try:
        for _ in range(600):
            found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))
            if found:
                break
            assert process.poll() is None, log.read_text(encoding="utf-8")
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.1)
        running = Preview(process, found.group(), log)
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
