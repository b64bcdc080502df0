"""What learners on this machine have answered: one SQLite file, safe against a kill at any moment.

Nothing that was answered is lost: where an answer cannot be written, it waits and is written with the next one. A file
that is damaged is set aside under another name, and the last copy is opened in its place.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.data.paths import data_folder
from viewer.domain.memory import Memory
from viewer.errors import ViewerError

FILE = "learning.db"
FORMAT = 1
_COPIES = 4
_COPY_EVERY = dt.timedelta(days=7)
_WAIT_S = 5.0
_TABLES = """
CREATE TABLE learner (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE answer (
    id INTEGER PRIMARY KEY, learner INTEGER NOT NULL REFERENCES learner, card TEXT NOT NULL, at TEXT NOT NULL,
    is_right INTEGER NOT NULL, hints INTEGER NOT NULL, distance_mm REAL
);
CREATE INDEX answer_at ON answer (learner, at);
CREATE TABLE memory (
    learner INTEGER NOT NULL REFERENCES learner, card TEXT NOT NULL, stability_days REAL NOT NULL,
    difficulty REAL NOT NULL, state INTEGER NOT NULL, step INTEGER, due TEXT NOT NULL, reviewed TEXT NOT NULL,
    PRIMARY KEY (learner, card)
) WITHOUT ROWID;
CREATE INDEX memory_due ON memory (learner, due);
CREATE TABLE note (
    learner INTEGER NOT NULL REFERENCES learner, thing TEXT NOT NULL, words TEXT NOT NULL, is_marked INTEGER NOT NULL,
    PRIMARY KEY (learner, thing)
) WITHOUT ROWID;
"""


class LearningFileError(ViewerError):
    """The learners' file cannot be opened, read or written; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as it is kept.

    Attributes
    ----------
    card : str
        The card's id.
    at : datetime
        When it was given, UTC.
    memory : Memory
        How the card is remembered after it.
    """

    card: str
    at: dt.datetime
    is_right: bool
    memory: Memory
    hints: int = 0
    distance_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a learner wrote about a thing, and whether it is marked."""

    thing: str
    words: str = ""
    is_marked: bool = False


class LearningFile:
    """The file, open.

    Parameters
    ----------
    path : Path, optional
        Where it lies; made where it is not there.

    Attributes
    ----------
    notice : str
        What went wrong when it was opened, and what was done; empty for nothing.

    Raises
    ------
    LearningFileError
        If no file can be opened there.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or data_folder() / FILE
        self.notice = ""
        self._waiting: list[tuple[str, Answer]] = []
        with _told(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and not self._path.is_file():
                raise LearningFileError(f"{self._path} is no regular file; what is learned cannot be kept there.")
            self._connection = self._opened()
            self._copy_weekly()

    # Learners

    def learners(self) -> tuple[str, ...]:
        """Return who learns on this machine, in the order in which they began."""
        with _told(self._path):
            return tuple(name for (name,) in self._connection.execute("SELECT name FROM learner ORDER BY id"))

    def add_learner(self, name: str) -> None:
        """Add somebody; nothing happens if the name is there already."""
        with _told(self._path), self._written():
            self._connection.execute("INSERT OR IGNORE INTO learner (name) VALUES (?)", (name,))

    def remove_learner(self, name: str) -> None:
        """Remove somebody with all that they answered and wrote."""
        with _told(self._path), self._written():
            for table in ("answer", "memory", "note"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE learner = (SELECT id FROM learner WHERE name = ?)", (name,)
                )
            self._connection.execute("DELETE FROM learner WHERE name = ?", (name,))

    # Answers

    def keep(self, learner: str, answer: Answer) -> None:
        """Keep an answer, and every one before it that could not be written.

        Raises
        ------
        LearningFileError
            If it cannot be written now: it is not lost and is tried again with the next one, or by `keep_waiting`.
        """
        self._waiting.append((learner, answer))
        self.keep_waiting()

    def keep_waiting(self) -> None:
        """Write what waits.

        Raises
        ------
        LearningFileError
            If it cannot be written yet.
        """
        with _told(self._path), self._written():
            for learner, answer in self._waiting:
                self._insert(learner, answer)
        self._waiting.clear()

    def memories(self, learner: str) -> Mapping[str, Memory]:
        """Return how every card that was asked is remembered, by the card's id."""
        rows = self._rows("SELECT card, stability_days, difficulty, state, step, due, reviewed FROM memory", learner)
        found = {card: _memory(values) for card, *values in rows}
        found.update({answer.card: answer.memory for name, answer in self._waiting if name == learner})
        return found

    def due(self, learner: str, now: dt.datetime) -> tuple[str, ...]:
        """Return the ids of cards that are due at a time, longest due first."""
        rows = self._rows("SELECT card FROM memory", learner, " AND due <= ? ORDER BY due", _text(now))
        return tuple(card for (card,) in rows)

    def answers_by_day(self, learner: str) -> Mapping[dt.date, int]:
        """Return how many answers were given on each day, by the clock of this machine."""
        rows = self._rows("SELECT date(at, 'localtime'), count(*) FROM answer", learner, " GROUP BY 1")
        return {dt.date.fromisoformat(day): count for day, count in rows}

    def due_by_day(self, learner: str) -> Mapping[dt.date, int]:
        """Return how many cards fall due on each day, by the clock of this machine."""
        rows = self._rows("SELECT date(due, 'localtime'), count(*) FROM memory", learner, " GROUP BY 1")
        return {dt.date.fromisoformat(day): count for day, count in rows}

    # Notes

    def notes(self, learner: str) -> tuple[Note, ...]:
        """Return all notes and marks, by thing."""
        rows = self._rows("SELECT thing, words, is_marked FROM note", learner, " ORDER BY thing")
        return tuple(Note(thing, words, bool(is_marked)) for thing, words, is_marked in rows)

    def keep_note(self, learner: str, note: Note) -> None:
        """Keep a note in place of the one before it; an empty one without a mark goes."""
        with _told(self._path), self._written():
            place = (self._id(learner), note.thing)
            self._connection.execute("DELETE FROM note WHERE learner = ? AND thing = ?", place)
            if note.words or note.is_marked:
                row = (*place, note.words, note.is_marked)
                self._connection.execute("INSERT INTO note VALUES (?, ?, ?, ?)", row)

    # As a file that others read

    def as_json(self) -> str:
        """Return everything as JSON."""
        with _told(self._path):
            told = {"format": FORMAT, "learners": [self._told_learner(name) for name in self.learners()]}
        return json.dumps(told, ensure_ascii=False, indent=1)

    def take_json(self, text: str) -> int:
        """Take over what `as_json` gave; what is there already is not doubled. Return how many answers were new.

        Raises
        ------
        LearningFileError
            If the text is something else, or cannot be written; then nothing is taken.
        """
        try:
            told = json.loads(text)
            if told["format"] != FORMAT:
                raise ValueError
            taken = [
                (str(each["name"]), [_answer(row) for row in each["answers"]], [Note(*row) for row in each["notes"]])
                for each in told["learners"]
            ]
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise LearningFileError("This is no file of what was learned, or one of a newer version.") from error
        new = 0
        with _told(self._path), self._written():
            for name, answers, notes in taken:
                self._connection.execute("INSERT OR IGNORE INTO learner (name) VALUES (?)", (name,))
                known = {(card, at) for card, at in self._rows("SELECT card, at FROM answer", name)}
                for answer in answers:
                    if (answer.card, _text(answer.at)) not in known:
                        self._insert(name, answer)
                        new += 1
                for note in notes:
                    row = (self._id(name), note.thing, note.words, note.is_marked)
                    self._connection.execute("INSERT OR IGNORE INTO note VALUES (?, ?, ?, ?)", row)
        return new

    def close(self) -> None:
        """Close it; what waits is tried once more."""
        with contextlib.suppress(LearningFileError):
            self.keep_waiting()
        self._connection.close()

    # Within

    @contextlib.contextmanager
    def _written(self) -> Iterator[None]:
        """All of it or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _rows(self, select: str, learner: str, rest: str = "", *values: str) -> list[tuple[Any, ...]]:
        with _told(self._path):
            query = f"{select} WHERE learner = (SELECT id FROM learner WHERE name = ?){rest}"
            return self._connection.execute(query, (learner, *values)).fetchall()

    def _id(self, learner: str) -> int:
        self._connection.execute("INSERT OR IGNORE INTO learner (name) VALUES (?)", (learner,))
        (found,) = self._connection.execute("SELECT id FROM learner WHERE name = ?", (learner,)).fetchone()
        return int(found)

    def _insert(self, learner: str, answer: Answer) -> None:
        row = (self._id(learner), answer.card, _text(answer.at), answer.is_right, answer.hints, answer.distance_mm)
        self._connection.execute(
            "INSERT INTO answer (learner, card, at, is_right, hints, distance_mm) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        memory = answer.memory
        kept = (memory.stability_days, memory.difficulty, memory.state, memory.step, _text(memory.due))
        # Of two windows, or two files, the later answer says how it is remembered.
        self._connection.execute(
            "INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET stability_days = excluded."
            "stability_days, difficulty = excluded.difficulty, state = excluded.state, step = excluded.step,"
            " due = excluded.due, reviewed = excluded.reviewed WHERE excluded.reviewed >= memory.reviewed",
            (row[0], answer.card, *kept, _text(memory.reviewed)),
        )

    def _told_learner(self, name: str) -> dict[str, object]:
        answers = self._rows(
            "SELECT card, at, is_right, hints, distance_mm, stability_days, difficulty, state, step, due, reviewed"
            " FROM answer JOIN memory USING (learner, card)", name, " ORDER BY answer.id",
        )  # fmt: skip
        notes = [[note.thing, note.words, note.is_marked] for note in self.notes(name)]
        return {"name": name, "answers": [list(row) for row in answers], "notes": notes}

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._sound()
        except sqlite3.OperationalError:
            raise  # it may be sound: locked, or no right to it
        except sqlite3.DatabaseError:
            return self._set_aside()

    def _sound(self) -> sqlite3.Connection:
        """Open the file; sqlite3.DatabaseError if it is damaged."""
        connection = sqlite3.connect(self._path, timeout=_WAIT_S, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise sqlite3.DatabaseError("damaged")
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            if found > FORMAT:
                raise LearningFileError(f"{self._path} was made by a newer version of the program; nothing is changed.")
            if found == 0:
                connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self) -> sqlite3.Connection:
        aside = self._path.with_name(f"learning-damaged-{dt.datetime.now():%Y%m%d-%H%M%S-%f}.db")
        self._path.replace(aside)
        for ending in ("-wal", "-shm"):
            beside = Path(f"{self._path}{ending}")
            if beside.exists():
                beside.replace(f"{aside}{ending}")
        for copy in reversed(self._copies()):
            self._path.write_bytes(copy.read_bytes())
            with contextlib.suppress(sqlite3.DatabaseError):
                connection = self._sound()
                day = dt.datetime.fromtimestamp(copy.stat().st_mtime)
                self.notice = (
                    f"What was learned could not be read: the file was damaged. It was set aside as {aside.name}, and"
                    f" the copy of {day:%d %B %Y} was opened."
                )
                return connection
            self._path.unlink()
        self.notice = (
            f"What was learned could not be read: the file was damaged. It was set aside as {aside.name}. There was no"
            " copy; a new file was begun."
        )
        return self._sound()

    def _copies(self) -> list[Path]:
        return sorted(self._path.parent.glob("learning-copy-*.db"))

    def _copy_weekly(self) -> None:
        copies = self._copies()
        today = dt.datetime.now()
        is_new = not self._connection.execute("SELECT EXISTS (SELECT 1 FROM answer)").fetchone()[0]
        if is_new or (copies and today.timestamp() - copies[-1].stat().st_mtime < _COPY_EVERY.total_seconds()):
            return
        beside = self._path.with_name("learning-copy.part")
        beside.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(beside)) as copy:
            self._connection.backup(copy)
        beside.replace(self._path.with_name(f"learning-copy-{today:%Y%m%d-%H%M%S}.db"))
        for old in self._copies()[:-_COPIES]:
            old.unlink(missing_ok=True)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Faults of SQLite and of the disk as sentences."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise LearningFileError(f"What is learned cannot be kept in {path}: {error}.") from error


def _text(moment: dt.datetime) -> str:
    """A moment as SQLite reads and sorts it: always UTC, always as long."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=dt.UTC)


def _memory(values: Sequence[Any]) -> Memory:
    stability, difficulty, state, step, due, reviewed = values
    where = None if step is None else int(step)
    return Memory(float(stability), float(difficulty), int(state), where, _moment(due), _moment(reviewed))


def _answer(row: Sequence[Any]) -> Answer:
    card, at, is_right, hints, distance, *memory = row
    far_mm = None if distance is None else float(distance)
    return Answer(str(card), _moment(at), bool(is_right), _memory(memory), int(hints), far_mm)
