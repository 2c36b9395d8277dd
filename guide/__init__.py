"""What the guide in `docs/nl` and `docs/en` has from the program itself.

    python -m guide            writes the reference pages and the pictures of the model
    python -m guide --screens  draws the pictures of the screens anew as well
    python -m guide --check    writes nothing; exit code 1 when a page or a chart is not what comes out now

The reference (`reference/*.md`) is made from the scenario's specification, the engine's blueprint and the
commands; the pictures (`pictures/model-*.svg`) from games that the engine plays. Nobody edits them by hand.
"""
