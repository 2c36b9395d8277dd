"""The structure of a PDF: what is a heading, a paragraph, a cell, so that it can be read aloud in order.

fpdf2 itself tags pictures only, and a document in which nothing else is tagged reads as if it held nothing
else. This builder nests elements (a table, its rows, their cells) and gives each piece of content to the one
that is open. It stands on parts of fpdf2 that are not public, so the extra `pdf` names the versions it was
written for, and the tests look at what comes out (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fpdf import FPDF
from fpdf.structure_tree import StructElem, StructureTreeBuilder
from fpdf.syntax import PDFObject


class Scoped(StructElem):
    """A heading cell, which says whether it heads a column or a row."""

    __slots__ = ("a",)

    def __init__(self, kind: str, parent: PDFObject, page: int, scope: str) -> None:
        super().__init__(struct_type=kind, parent=parent, kids=[], page_number=page)
        self.a = f"<</O /Table /Scope /{scope}>>"


class Piece:
    """A stretch of a page's content, by the number it is marked with there."""

    def __init__(self, page: PDFObject, number: int) -> None:
        self._page, self._number = page, number

    def serialize(self, _security_handler: object = None, _obj_id: int | None = None) -> str:
        return f"<</Type /MCR /Pg {self._page.ref} /MCID {self._number}>>"


class Structure(StructureTreeBuilder):
    """Elements in the order and the nesting in which they are opened."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[StructElem] = [self.doc_struct_elem]
        self._all: list[StructElem] = []

    def __iter__(self) -> Iterator[PDFObject]:
        yield self.struct_tree_root
        yield self.doc_struct_elem
        yield self.struct_tree_root.parent_tree
        yield from self._all

    @contextmanager
    def element(self, pdf: FPDF, kind: str, *, alt: str | None = None, scope: str = "") -> Iterator[None]:
        """Everything drawn inside belongs to a `kind` (H1, P, Table, TR, TH, Figure, ...).

        alt    what a picture shows
        scope  of a TH: Column or Row
        """
        parent = self._open[-1]
        made = (
            Scoped(f"/{kind}", parent, pdf.page, scope)
            if scope
            else StructElem(f"/{kind}", parent, [], page_number=pdf.page, alt=alt)
        )
        parent.k.append(made)
        self._all.append(made)
        self._open.append(made)
        yield
        self._open.pop()

    @contextmanager
    def piece(self, pdf: FPDF) -> Iterator[None]:
        """Content on one page that belongs to the element that is open."""
        place = self.spid_per_page_number.setdefault(pdf.page, len(self.spid_per_page_number))
        page = pdf.pages[pdf.page]
        page.struct_parents = place
        held = self.struct_tree_root.parent_tree.nums[place]
        element = self._open[-1]
        number = len(held)
        held.append(element)
        element.k.append(Piece(page, number))
        pdf._out(f"{element.s} <</MCID {number}>> BDC")
        yield
        pdf._out("EMC")


@contextmanager
def artifact(pdf: FPDF) -> Iterator[None]:
    """What is drawn for the eye alone: rules, bars, page numbers."""
    pdf._out("/Artifact BMC")
    yield
    pdf._out("EMC")
