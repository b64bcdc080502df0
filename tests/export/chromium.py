"""A real Chromium without a window, spoken to over a pipe (the DevTools protocol): no port, no driver, no package."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

_OWN_COPYING = "GPU stall due to ReadPixels"
"""Chromium warns of how it puts a page together itself when no graphics card does it."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ANSWER_LIMIT_S = 60.0

# Chromium reads from descriptor 3 and writes to 4; nothing else may take them.
_LAUNCH = """
import fcntl, os, sys
read, write = (fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3])
os.dup2(read, 3); os.dup2(write, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


def find_chromium() -> str | None:
    """Return the browser's path, or None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chromium:
    """One browser with one page."""

    def __init__(self, profile: Path, width_px: int = 1280, height_px: int = 800) -> None:
        command = find_chromium()
        assert command is not None
        from_us, to_browser = os.pipe()
        from_browser, to_us = os.pipe()
        self._process = subprocess.Popen(
            (
                sys.executable, "-c", _LAUNCH, str(from_us), str(to_us), command, "--headless=new",
                "--remote-debugging-pipe", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
                # The graphics card is the processor here: what is no 3D costs half as much when it is drawn without it.
                "--disable-gpu-compositing", "--disable-gpu-rasterization",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-extensions", "--force-device-scale-factor=1", "--hide-scrollbars",
                "--disable-ipc-flooding-protection",  # two hundred addresses in ten seconds are nobody's attack here
                f"--user-data-dir={profile}", f"--window-size={width_px},{height_px}", "about:blank",
            ),
            pass_fds=(from_us, to_us), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(from_us)
        os.close(to_us)
        self._out = os.fdopen(to_browser, "wb", buffering=0)
        self._in = os.fdopen(from_browser, "rb")
        self._heard = bytearray()
        self._searched = 0
        self._number = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        (page,) = [each for each in self.ask("Target.getTargets")["targetInfos"] if each["type"] == "page"]
        attached = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")
        self.resize(width_px, height_px)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer; events that come before it are kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer["error"]
        result: dict[str, Any] = answer["result"]
        return result

    def _read(self) -> dict[str, Any]:
        while (end := self._heard.find(b"\0", self._searched)) < 0:
            self._searched = len(self._heard)
            more = self._in.read1()
            assert more, "the browser ended"
            self._heard += more
        read: dict[str, Any] = json.loads(self._heard[:end])
        del self._heard[: end + 1]
        self._searched = 0
        return read

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.events.clear()
        self.ask("Page.navigate", url=address)
        self.wait_for("document.readyState === 'complete'")

    def evaluate(self, script: str) -> Any:
        """Return what an expression comes to; promises are waited for."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Wait, picture by picture, until an expression is true."""
        for _picture in range(int(_ANSWER_LIMIT_S * 20)):
            with contextlib.suppress(AssertionError):
                if self.evaluate(f"new Promise(r => setTimeout(() => r(Boolean({script})), 30))"):
                    return
        raise AssertionError(f"never became true: {script}")

    def resize(self, width_px: int, height_px: int, *, is_phone: bool = False, ratio: float = 1) -> None:
        """Give the page room; pictures are drawn with `ratio` pixels to one of the page's own."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width_px,
            height=height_px,
            deviceScaleFactor=ratio,
            mobile=is_phone,
        )

    def scheme(self, name: str) -> None:
        """Let the system be light or dark; nothing moves."""
        features = [
            {"name": "prefers-color-scheme", "value": name},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.ask("Emulation.setEmulatedMedia", features=features)

    def mouse(self, kind: str, x: float, y: float, *, button: str = "left", **more: Any) -> None:
        self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button=button, clickCount=1, **more)

    def click(self, x: float, y: float) -> None:
        self.mouse("mouseMoved", x, y, button="none")
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.mouse("mousePressed", *start)
        for share in (0.25, 0.5, 0.75, 1.0):
            x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            self.mouse("mouseMoved", x, y, buttons=1)
        self.mouse("mouseReleased", *end)

    def key(self, name: str) -> None:
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "ArrowLeft": 37, "ArrowRight": 39}
        text = {"Enter": "\r"}.get(name, name if len(name) == 1 else "")
        code = codes.get(name, ord(name[0].upper()))
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=name, windowsVirtualKeyCode=code, text=text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=name, windowsVirtualKeyCode=code)

    def type(self, text: str) -> None:
        """Put a text where the focus is, as an input method does."""
        self.ask("Input.insertText", text=text)

    def picture(self) -> bytes:
        """Return what is seen, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def paper(self) -> bytes:
        """Return the page as it is printed, as PDF."""
        return base64.b64decode(self.ask("Page.printToPDF", printBackground=False)["data"])

    def requests(self) -> list[str]:
        """Return the addresses asked for since the page was opened."""
        return [
            each["params"]["request"]["url"]
            for each in self.events
            if each.get("method") == "Network.requestWillBeSent"
        ]

    def complaints(self) -> list[str]:
        """Return what the page or the browser complained about since the page was opened."""
        heard = []
        for each in self.events:
            if each.get("method") == "Runtime.exceptionThrown":
                heard.append(json.dumps(each["params"]["exceptionDetails"]))
            elif each.get("method") == "Runtime.consoleAPICalled" and each["params"]["type"] in (
                "error",
                "warning",
                "assert",
            ):
                heard.append(json.dumps(each["params"]["args"]))
            elif each.get("method") == "Log.entryAdded" and each["params"]["entry"]["level"] in ("error", "warning"):
                heard.append(each["params"]["entry"]["text"])
        return [each for each in heard if _OWN_COPYING not in each]

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        with contextlib.suppress(AssertionError, OSError):
            self.ask("Browser.close")
        self._out.close()
        self._in.close()
        try:
            self._process.wait(timeout=_ANSWER_LIMIT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
