"""Dateline inside a spaCy pipeline."""

from __future__ import annotations

import json

import spacy
from spacy.tokens import DocBin

import dateline.component  # noqa: F401  (registers the factory, as the entry point does in an install)
from dateline.nlp.pipeline import load_model


def test_a_pipeline_with_dateline_reads_docs_and_keeps_them_in_a_docbin() -> None:
    nlp = load_model("en_core_web_sm")
    nlp.add_pipe("dateline", config={"published": "2024-05-14"})
    doc = nlp("Chad attacked Libya on Monday.")
    assert [(s.text, s.label_) for s in doc.spans["dateline"]] == [("attacked", "ASSAULT")]
    (claim,) = [c for c in doc._.dateline["claims"] if c["event"]]
    assert claim["event"]["time"]["start"] == "2024-05-13"
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(packed).get_docs(spacy.blank("en").vocab)
    assert json.dumps(again._.dateline) == json.dumps(doc._.dateline)
